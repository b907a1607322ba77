// Under which name a speaker sits down (rule RP9): their own; when the house refuses it, one that the house suggests.
import { Refusal } from '#shared/refusal'
import { nicknames } from '#shared/texts/nicknames'

const refusals: readonly string[] = ['nickname_reserved', 'nickname_unfit', 'help_named', 'too_long', 'empty']

/** @param taken names that others of the same dialogue sit under */
export async function underSomeName<T>(wanted: string, taken: readonly string[], sit: (name: string) => Promise<T>): Promise<{ seat: T; name: string; wasRefused: boolean }> {
  const names = [wanted, ...nicknames.filter((name) => name !== wanted && !taken.includes(name))]
  for (const name of names) {
    try {
      return { seat: await sit(name), name, wasRefused: name !== wanted }
    } catch (error) {
      if (!(error instanceof Refusal && refusals.includes(error.code)) || name === names.at(-1)) throw error
    }
  }
  throw new Error('unreachable: the last name either sits or throws')
}
