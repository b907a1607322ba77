// `npm run staff -- add|disable|list|password`: accounts of staff from the terminal (rule OP15), while the service runs or not.
// What is secret is told once, on stdout, and kept nowhere.
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { buildContext } from './build-context.ts'
import { readConfig, type Config } from './config.ts'
import type { Context } from './context.ts'
import { disableStaff } from './identity/disable-staff.ts'
import { addStaff, isLogin, isRole, readStaffName, renewPassword, type Told } from './identity/keep-staff.ts'
import { makeLog, type Log } from './log.ts'
import { checkMasterKey } from './records/check-master-key.ts'
import { keepApart } from './seed/prepare-house.ts'
import { seedBasics } from './seed/seed-basics.ts'
import { loadMasterKey } from './setup/master-key.ts'
import { runTool } from './setup/run-tool.ts'
import { StartProblem } from './start-problem.ts'
import { prepareDataFolder } from './storage/data-folder.ts'
import { joinDatabase } from './storage/join-database.ts'
import { holdsSealed } from './storage/postgres/holds-sealed.ts'
import { layoutOf } from './storage/postgres/embedded/cluster.ts'
import { migrate } from './storage/postgres/migrate.ts'
import { roles as knownRoles } from '#shared/people'

const usage = [
  'npm run staff -- add LOGIN --name NAME --roles supervisor,host [--totp]',
  'npm run staff -- disable LOGIN',
  'npm run staff -- password LOGIN',
  'npm run staff -- list',
].join('\n  ')

const tell = (line: string) => void process.stdout.write(`${line}\n`)
const wrong = (ja: string, en: string) => new StartProblem('bad_setting', { ja, en }, 2)
const wrongUsage = () => wrong(`使い方:\n  ${usage}`, `Usage:\n  ${usage}`)
const noSuchLogin = (login: string) => new StartProblem('bad_setting', { ja: `${login} というスタッフはいません（やめた人もふくみます）。`, en: `There is no staff member ${login} whose account stands.` })

type Work = (context: Context) => Promise<void>

function readCommand(words: string[]): Work {
  const { positionals, values } = parseWords(words)
  const [command, login, ...more] = positionals
  const hasOptions = values.name !== undefined || values.roles !== undefined || values.totp === true
  if (more.length > 0 || (command !== 'add' && hasOptions)) throw wrongUsage()
  if (command === 'list' && login === undefined) return list
  if (login === undefined) throw wrongUsage()
  if (command === 'disable') return (context) => disable(context, login)
  if (command === 'password') return async (context) => tellOnce((await renewPassword(context, login)) ?? fail(noSuchLogin(login)))
  if (command === 'add') return readAdd(login, values)
  throw wrongUsage()
}

function parseWords(words: string[]) {
  try {
    return parseArgs({ args: words, allowPositionals: true, options: { name: { type: 'string' }, roles: { type: 'string' }, totp: { type: 'boolean' } } })
  } catch {
    throw wrongUsage()
  }
}

function readAdd(login: string, values: { name?: string; roles?: string; totp?: boolean }): Work {
  const name = readStaffName(values.name ?? '')
  const roles = [...new Set((values.roles ?? '').split(',').map((word) => word.trim()))]
  if (!isLogin(login)) throw wrong('LOGIN は、英小文字と数字と . _ - で 2 文字から 40 文字です。', 'LOGIN is 2 to 40 lower-case letters, digits, and . _ -')
  if (name === null) throw wrong('--name に、画面に出る名前（20 文字まで）を入れてください。', '--name needs the name to be shown, at most 20 letters.')
  if (!roles.every(isRole)) throw wrong(`--roles に、役割をコンマで区切って入れてください: ${knownRoles.join(', ')}`, `--roles needs roles, separated by commas: ${knownRoles.join(', ')}`)
  return async (context) => {
    const areaId = await seedBasics(context)
    const told = await addStaff(context, { areaId, login, name, roles, hasTotp: values.totp ?? false })
    tellOnce(told ?? fail(new StartProblem('bad_setting', { ja: `${login} は、もう使われています。`, en: `${login} is taken.` })))
  }
}

function fail(problem: StartProblem): never {
  throw problem
}

function tellOnce({ login, password, totpUri }: Told): void {
  tell(`${login}  ${password}`)
  if (totpUri !== null) tell(totpUri)
  tell('合言葉は今だけ表示します。本人に安全な方法で渡してください。')
  tell('This is shown once. Hand it over by a safe way.')
}

async function disable(context: Context, login: string): Promise<void> {
  const row = await context.store.staff.findByLogin(login)
  if (!row || !(await disableStaff(context, row.id))) throw noSuchLogin(login)
  tell(`${login} を止めました。開いている画面も閉じます。`)
  tell(`${login} is disabled; open screens close.`)
}

async function list(context: Context): Promise<void> {
  for (const { login, name, roles, sealedTotp, disabledAt, isDemo } of await context.store.staff.all()) {
    const marks = [roles.join(','), sealedTotp === null ? '' : 'totp', isDemo ? '練習 demo' : '', disabledAt === null ? '' : '停止 disabled']
    tell([login, name, ...marks.filter(Boolean)].join('  '))
  }
}

// A tool must not turn a fresh folder into one of practice, which production refuses for good.
const nothingHere = () => wrong(
  'ここにはまだ何もありません。本番なら MODE=production とその設定をつけて、練習なら先に npm start をしてから、もう一度どうぞ。',
  'There is nothing here yet. For real service set MODE=production and its settings; for practice run npm start first.',
)

async function openHouse(config: Config, databaseUrl: string, log: Log, work: Work): Promise<void> {
  await migrate(databaseUrl)
  const hasData = await holdsSealed(databaseUrl)
  if (config.mode === 'demo' && !hasData) throw nothingHere()
  const context = await buildContext({ databaseUrl, masterKey: loadMasterKey(config, hasData), log })
  try {
    await checkMasterKey(context)
    await keepApart(context, config.mode)
    await work(context)
  } finally {
    await context.store.close()
  }
}

await runTool(async () => {
  const work = readCommand(process.argv.slice(2))
  const config = readConfig(process.env)
  const log = makeLog(process.stderr)
  if (config.mode === 'production') prepareDataFolder(config.dataDir, Date.now())
  else if (config.databaseUrl === undefined && !existsSync(layoutOf(config.dataDir).cluster)) throw nothingHere()
  await joinDatabase(config, log, (databaseUrl) => openHouse(config, databaseUrl, log, work))
})
