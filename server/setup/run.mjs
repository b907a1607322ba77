// `npm run <tool>`: makes sure it is installed and built, then runs `dist/server/<tool>.js` with the
// remaining arguments. Paths count from the caller's folder, which npm leaves in INIT_CWD.
import { refuseOldNode } from './node-version.mjs'

refuseOldNode()
import('./prepare.mjs').then(async ({ prepare }) => {
  const [, , tool] = process.argv
  const { presentEntries } = await import('./tools.mjs')
  if (!tool || tool === 'main' || !(tool in presentEntries())) {
    process.stderr.write(`そのような道具はありません: ${tool ?? ''}\nNo such tool.\n`)
    process.exit(2)
  }
  process.env.INIT_CWD ||= process.cwd()
  await prepare()
  process.argv.splice(1, 2, tool)
  await import(`../../dist/server/${tool}.js`)
})
