// `npm run staff -- add|disable|list|password`: accounts of staff from the terminal (rule OP15), while the service runs or not.
// What is secret is told once, on stdout, and kept nowhere.
import type { Context } from './context.ts'
import { disableStaff } from './identity/disable-staff.ts'
import { addStaff, renewPassword, type Told } from './identity/keep-staff.ts'
import { readStaffWords, type StaffCommand } from './identity/staff-words.ts'
import { seedBasics } from './seed/seed-basics.ts'
import { inHouse } from './setup/in-house.ts'
import { runTool } from './setup/run-tool.ts'
import { StartProblem } from './start-problem.ts'

const tell = (line: string) => void process.stdout.write(`${line}\n`)
const noSuchLogin = (login: string) => new StartProblem('bad_setting', { ja: `${login} というスタッフはいません（やめた人もふくみます）。`, en: `There is no staff member ${login} whose account stands.` })
const isTaken = (login: string) => new StartProblem('bad_setting', { ja: `${login} は、もう使われています。`, en: `${login} is taken.` })

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
  tell('パスワードは今だけ表示します。本人に安全な方法で渡してください。')
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

await runTool(async () => {
  const command = readStaffWords(process.argv.slice(2))
  await inHouse((context) => obey(context, command))
})
