// The page of the word lists (rule WL1): which version runs, what was changed when and why, and the words of any version.
import { Refusal } from '#shared/refusal'
import type { ListTexts, ListVersionView, ListsView } from '#shared/word-lists'
import type { Context } from '../../context.ts'
import type { Queries } from '../../storage/ports.ts'
import type { ListVersionRow } from '../../storage/postgres/list-versions.ts'
import type { StaffActor } from '../../transport/actor.ts'
import type { Call } from '../../transport/endpoint.ts'
import { openListReason, openLists } from './sealed-version.ts'
import { shippedLists, shippedMark } from './seed.ts'

const mostShown = 200

export async function listsView(context: Context, from: Queries = context.store): Promise<ListsView> {
  const [newest, ...older] = await from.lists.history(mostShown)
  if (!newest) throw new Refusal('not_found')
  return { current: newest.number, running: context.wordLists.running(), hasOffer: newest.seed !== shippedMark, versions: [newest, ...older].map((row) => versionView(context, row)) }
}

export function versionView({ keys }: Context, row: Omit<ListVersionRow, 'sealed'>): ListVersionView {
  return { number: row.number, kind: row.kind, fromNumber: row.fromNumber, by: row.byName, at: row.at, reason: openListReason(keys, row.number, row.sealedReason) }
}

/** @returns the words of a version; the house's own lists of this delivery are read as `offer` */
export async function readLists({ context, input }: Call<'lists:read', StaffActor>): Promise<ListTexts> {
  return input.version === 'offer' ? shippedLists : textsOf(context, input.version)
}

/** A version that cannot be read any more is, for the page, not there. */
export async function textsOf(context: Context, number: number, from: Queries = context.store): Promise<ListTexts> {
  const row = await from.lists.find(number)
  if (!row) throw new Refusal('not_found')
  try {
    return openLists(context.keys, number, row.sealed)
  } catch {
    throw new Refusal('not_found')
  }
}
