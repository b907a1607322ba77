// Arguments of a measuring command (rule RP6): one declared table, read strictly; what is not in it is wrong usage.
import { parseArgs } from 'node:util'
import { WrongUsage } from './problems.ts'

export type ArgumentKind = 'whole' | 'number' | 'text' | 'flag'
export type ArgumentTable = Record<string, ArgumentKind>
type ValueOf<K extends ArgumentKind> = K extends 'text' ? string : K extends 'flag' ? boolean : number
export type Arguments<T extends ArgumentTable> = { words: string[]; given: { [K in keyof T]?: ValueOf<T[K]> } }

/** Every measuring command takes a seed. */
export const seedArgument = { seed: 'whole' } as const

export function readArguments<T extends ArgumentTable>(argv: readonly string[], table: T): Arguments<T> {
  const options = Object.fromEntries(Object.entries(table).map(([name, kind]) => [name, { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) }]))
  let parsed: ReturnType<typeof parseArgs>
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error))
  }
  const given = Object.entries(parsed.values).map(([name, value]) => [name, value === true || readValue(name, table[name] ?? 'text', String(value))])
  return { words: parsed.positionals, given: Object.fromEntries(given) }
}

function readValue(name: string, kind: ArgumentKind, text: string): string | number {
  if (kind === 'text') return text
  const value = Number(text)
  const isGood = text.trim() !== '' && Number.isFinite(value) && value > 0 && (kind === 'number' || Number.isSafeInteger(value))
  if (isGood || (name === 'seed' && /^\d{1,9}$/.test(text))) return value
  throw new WrongUsage(`--${name} takes a ${kind === 'whole' ? 'whole ' : ''}number above 0`)
}
