// The words of `npm run staff`, read into one command or refused with what is right (rule OP15).
import { parseArgs } from 'node:util'
import { roles as knownRoles, type Role } from '#shared/people'
import { StartProblem } from '../start-problem.ts'
import { isLogin, isRole, readStaffName } from './keep-staff.ts'

export type StaffCommand =
  | { kind: 'list' }
  | { kind: 'disable' | 'password'; login: string }
  | { kind: 'add'; login: string; name: string; roles: readonly Role[]; hasTotp: boolean }

const usage = [
  'npm run staff -- add LOGIN --name NAME --roles supervisor,host [--totp]',
  'npm run staff -- disable LOGIN',
  'npm run staff -- password LOGIN',
  'npm run staff -- list',
].join('\n  ')

const wrong = (ja: string, en: string) => new StartProblem('bad_setting', { ja, en }, 2)
const wrongUsage = () => wrong(`使い方:\n  ${usage}`, `Usage:\n  ${usage}`)

function parse(words: string[]) {
  try {
    return parseArgs({ args: words, allowPositionals: true, options: { name: { type: 'string' }, roles: { type: 'string' }, totp: { type: 'boolean' } } })
  } catch {
    throw wrongUsage()
  }
}

export function readStaffWords(words: string[]): StaffCommand {
  const { positionals, values } = parse(words)
  const [kind, login, ...more] = positionals
  const hasOptions = Object.keys(values).length > 0
  if (more.length > 0 || (kind !== 'add' && hasOptions)) throw wrongUsage()
  if (kind === 'list' && login === undefined) return { kind }
  if (login !== undefined && (kind === 'disable' || kind === 'password')) return { kind, login }
  if (login !== undefined && kind === 'add') return readAdd(login, values)
  throw wrongUsage()
}

function readAdd(login: string, values: { name?: string; roles?: string; totp?: boolean }): StaffCommand {
  const name = readStaffName(values.name ?? '')
  const roles = [...new Set((values.roles ?? '').split(',').map((word) => word.trim()))]
  if (!isLogin(login)) throw wrong('LOGIN は、英小文字と数字と . _ - で 2 文字から 40 文字です。', 'LOGIN is 2 to 40 lower-case letters, digits, and . _ -')
  if (name === null) throw wrong('--name に、画面に出る名前（20 文字まで）を入れてください。', '--name needs the name to be shown, at most 20 letters.')
  if (!roles.every(isRole)) throw wrong(`--roles に、役割をコンマで区切って入れてください: ${knownRoles.join(', ')}`, `--roles needs roles, separated by commas: ${knownRoles.join(', ')}`)
  return { kind: 'add', login, name, roles, hasTotp: values.totp ?? false }
}
