// `npm run staff -- add|disable|list|password`: accounts of staff from the terminal (rule OP15), while the service runs or not.
// What is secret is told once, on stdout, and kept nowhere.
import { existsSync } from 'node:fs'
import { buildContext } from './build-context.ts'
import { readConfig, type Config } from './config.ts'
import type { Context } from './context.ts'
import { disableStaff } from './identity/disable-staff.ts'
import { addStaff, renewPassword, type Told } from './identity/keep-staff.ts'
import { readStaffWords, type StaffCommand } from './identity/staff-words.ts'
import { makeLog, type Log } from './log.ts'
import { checkMasterKey } from './records/check-master-key.ts'
import { keepApart } from './seed/prepare-house.ts'
import { seedBasics } from './seed/seed-basics.ts'
import { loadMasterKey } from './setup/master-key.ts'
import { runTool } from './setup/run-tool.ts'
import { StartProblem } from './start-problem.ts'
import { prepareDataFolder } from './storage/data-folder.ts'
import { joinDatabase } from './storage/join-database.ts'
import { layoutOf } from './storage/postgres/embedded/cluster.ts'
import { holdsSealed } from './storage/postgres/holds-sealed.ts'
import { migrate } from './storage/postgres/migrate.ts'

const tell = (line: string) => void process.stdout.write(`${line}\n`)
const noSuchLogin = (login: string) => new StartProblem('bad_setting', { ja: `${login} というスタッフはいません（やめた人もふくみます）。`, en: `There is no staff member ${login} whose account stands.` })
const isTaken = (login: string) => new StartProblem('bad_setting', { ja: `${login} は、もう使われています。`, en: `${login} is taken.` })

// A tool must not turn a fresh folder into one of practice, which production refuses for good.
const nothingHere = () => new StartProblem('bad_setting', {
  ja: 'ここにはまだ何もありません。本番なら MODE=production とその設定をつけて、練習なら先に npm start をしてから、もう一度どうぞ。',
  en: 'There is nothing here yet. For real service set MODE=production and its settings; for practice run npm start first.',
}, 2)

async function obey(context: Context, command: StaffCommand): Promise<void> {
  switch (command.kind) {
    case 'list':
      return list(context)
    case 'add':
      return tellOnce(await addStaff(context, { areaId: await seedBasics(context), ...command }), isTaken(command.login))
    case 'password':
      return tellOnce(await renewPassword(context, command.login), noSuchLogin(command.login))
    case 'disable':
      return disable(context, command.login)
  }
}

function tellOnce(told: Told | null, otherwise: StartProblem): void {
  if (told === null) throw otherwise
  tell(`${told.login}  ${told.password}`)
  if (told.totpUri !== null) tell(told.totpUri)
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

async function openHouse(config: Config, databaseUrl: string, log: Log, command: StaffCommand): Promise<void> {
  await migrate(databaseUrl)
  const hasData = await holdsSealed(databaseUrl)
  if (config.mode === 'demo' && !hasData) throw nothingHere()
  const context = await buildContext({ databaseUrl, masterKey: loadMasterKey(config, hasData), log })
  try {
    await checkMasterKey(context)
    await keepApart(context, config.mode)
    await obey(context, command)
  } finally {
    await context.store.close()
  }
}

await runTool(async () => {
  const command = readStaffWords(process.argv.slice(2))
  const config = readConfig(process.env)
  const log = makeLog(process.stderr)
  if (config.mode === 'production') prepareDataFolder(config.dataDir, Date.now())
  else if (config.databaseUrl === undefined && !existsSync(layoutOf(config.dataDir).cluster)) throw nothingHere()
  await joinDatabase(config, log, (databaseUrl) => openHouse(config, databaseUrl, log, command))
})
