// `npm run hooks -- add|list|remove|test`: where the house tells of escalations outside of its screens (rule HO9). A webhook's
// secret is told once, on stdout.
import type { Context } from './context.ts'
import { addMailHook, addWebhook, NotAnAddress, tryHook } from './escalation/keep-hooks.ts'
import { broken } from './notify/not-delivered.ts'
import { ForbiddenTarget, type TargetProblem } from './notify/target.ts'
import { seedBasics } from './seed/seed-basics.ts'
import { inHouse, type Work } from './setup/in-house.ts'
import { runTool } from './setup/run-tool.ts'
import { StartProblem } from './start-problem.ts'
import type { HookRow } from './storage/postgres/hooks.ts'

const usage = ['npm run hooks -- add webhook URL', 'npm run hooks -- add email ADDRESS', 'npm run hooks -- list', 'npm run hooks -- remove ID', 'npm run hooks -- test ID'].join('\n  ')

const tell = (line: string) => void process.stdout.write(`${line}\n`)
const wrong = (ja: string, en: string) => new StartProblem('bad_setting', { ja, en }, 2)
const wrongUsage = () => wrong(`使い方:\n  ${usage}`, `Usage:\n  ${usage}`)
const noSuchHook = () => wrong('その番号の知らせ先はありません。npm run hooks -- list で確かめてください。', 'There is no such hook. See npm run hooks -- list.')

const cannotSend = () => new StartProblem('bad_setting', {
  ja: '送れませんでした。この知らせ先の合言葉（署名の鍵）が開けないか、縁側の不具合です。npm run hooks -- remove でやめて、add で新しく足してください。',
  en: 'It could not be sent: the signing secret of this hook does not open, or this is a fault of Engawa. Take it away with npm run hooks -- remove, and add it anew.',
})

const whyNot: Record<TargetProblem, [ja: string, en: string]> = {
  bad_url: ['URL の形が正しくありません。', 'This is not a URL that can be used.'],
  not_https: ['https:// からはじまる URL にしてください。', 'The URL must begin with https://.'],
  has_credentials: ['URL に利用者名やパスワードを入れないでください。', 'The URL must not hold a user name or password.'],
  private_address: ['この URL は内側の住所を指しています。内側に知らせるときは ALLOW_PRIVATE_HOOKS=1 にしてください。', 'This URL points to a private address. Set ALLOW_PRIVATE_HOOKS=1 to allow that.'],
  unresolved: ['この URL の名前が見つかりません。つづりとネットワークを確かめてください。', 'The name in this URL cannot be found. Check its spelling and the network.'],
}

function readCommand(words: readonly string[]): Work {
  const [command, first, second, ...more] = words
  if (more.length > 0) throw wrongUsage()
  if (command === 'list' && first === undefined) return list
  if (command === 'add' && second !== undefined) return first === 'webhook' ? add(second) : first === 'email' ? addMail(second) : fail(wrongUsage())
  if (first === undefined || second !== undefined) throw wrongUsage()
  if (command === 'remove') return async (context) => remove(context, first)
  if (command === 'test') return async (context) => test(context, first)
  throw wrongUsage()
}

function fail(problem: Error): never {
  throw problem
}

function add(url: string): Work {
  return async (context) => {
    const { id, secret } = await addWebhook(context, await seedBasics(context), url).catch((error) => {
      if (!(error instanceof ForbiddenTarget)) throw error
      throw wrong(...whyNot[error.problem])
    })
    tell(`${id}  ${secret}`)
    tell('この合言葉（署名の鍵）は今だけ表示します。受け取る側に、安全な方法で渡してください。')
    tell('The signing secret is shown once. Hand it to the receiver by a safe way.')
  }
}

function addMail(address: string): Work {
  return async (context) => {
    const { id } = await addMailHook(context, await seedBasics(context), address).catch((error) => {
      if (!(error instanceof NotAnAddress)) throw error
      throw wrong('メールアドレスの形が正しくありません。', 'This is not an e-mail address that can be used.')
    })
    tell(id)
    if (context.notify.hasMail) return
    tell('SMTP_URL がまだないので、メールは送られません。')
    tell('No e-mail is sent until SMTP_URL is set.')
  }
}

async function list({ store }: Context): Promise<void> {
  for (const { id, kind, address } of await store.hooks.all()) tell([id, kind, address].join('  '))
}

async function remove(context: Context, id: string): Promise<void> {
  const hook = await find(context, id)
  await context.store.hooks.remove(hook.id)
  tell(`${hook.id} をやめました。`)
  tell(`${hook.id} is removed.`)
}

async function test(context: Context, id: string): Promise<void> {
  const problem = await tryHook(context, await find(context, id))
  if (problem === broken) throw cannotSend()
  if (problem !== null) throw new StartProblem('bad_setting', { ja: `届きませんでした（${problem}）。`, en: `It did not arrive (${problem}).` })
  tell('届きました。')
  tell('It arrived.')
}

async function find({ store }: Context, id: string): Promise<HookRow> {
  const hook = /^[0-9a-f-]{36}$/.test(id) ? await store.hooks.find(id) : undefined
  return hook?.isActive ? hook : fail(noSuchHook())
}

await runTool(async () => {
  const work = readCommand(process.argv.slice(2))
  await inHouse(work)
})
