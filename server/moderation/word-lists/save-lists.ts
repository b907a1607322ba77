// A new version (rules WL1, WL2, WL5): from a draft, from an old version, or from the lists the house came with. Checked before it is
// saved, with a reason and an audit row in the same transaction; every node follows within a second or two.
import { Refusal } from '#shared/refusal'
import type { ListsView, ListTexts } from '#shared/word-lists'
import type { Context } from '../../context.ts'
import type { StaffActor } from '../../transport/actor.ts'
import type { Call } from '../../transport/endpoint.ts'
import type { Book } from '../rule-book.ts'
import { changeRows } from './change-rows.ts'
import { checkLists } from './check-lists.ts'
import { listsView, textsOf } from './read-lists.ts'
import { sealListReason, sealLists } from './sealed-version.ts'
import { shippedLists, shippedMark } from './seed.ts'

type NewVersion = { base: number; texts: ListTexts; kind: 'seed' | 'edit' | 'rollback'; fromNumber: number | null; reason: string; action: string; hasWeighedOffer?: boolean }

export async function saveLists({ context, actor, input }: Call<'lists:save', StaffActor>): Promise<ListsView> {
  const { texts, problems } = changeRows(await textsOf(context, input.base), input.changes)
  if (problems.length > 0) throw new Refusal('list_unfit')
  return write(context, actor, { base: input.base, texts, kind: 'edit', fromNumber: input.base, reason: input.reason, action: 'lists.edit' })
}

export async function rollBackLists({ context, actor, input }: Call<'lists:roll-back', StaffActor>): Promise<ListsView> {
  const texts = await textsOf(context, input.to)
  return write(context, actor, { base: input.base, texts, kind: 'rollback', fromNumber: input.to, reason: input.reason, action: 'lists.roll_back' })
}

/** Newer lists came with the house: taken whole, or weighed and left. Either way it is not asked again. */
export async function answerOffer({ context, actor, input }: Call<'lists:answer-offer', StaffActor>): Promise<ListsView> {
  const isTaken = input.answer === 'take'
  const texts = isTaken ? shippedLists : await textsOf(context, input.base)
  return write(context, actor, { base: input.base, texts, kind: isTaken ? 'seed' : 'edit', fromNumber: input.base, reason: input.reason, action: isTaken ? 'lists.offer_taken' : 'lists.offer_left', hasWeighedOffer: true })
}

async function write(context: Context, actor: StaffActor, version: NewVersion): Promise<ListsView> {
  const reason = version.reason.trim()
  if (reason === '') throw new Refusal('reason_needed')
  const book = bookOf(version.texts)
  const number = version.base + 1
  const now = context.clock.now()
  const view = await context.store.transact(async (tx) => {
    await tx.records.lockDeployment()
    const newest = await tx.lists.find((await tx.lists.newestNumber()) ?? 0)
    // The answer was lost and it is asked again: it stands as it was saved.
    if (newest?.number === number && newest.byStaff === actor.staffId && JSON.stringify(await textsOf(context, number, tx)) === JSON.stringify(version.texts)) return listsView(context, tx)
    if (newest?.number !== version.base) throw new Refusal('moved_on')
    await tx.lists.add({
      number, kind: version.kind, fromNumber: version.fromNumber, seed: version.hasWeighedOffer ? shippedMark : newest.seed, sealed: sealLists(context.keys, number, version.texts),
      sealedReason: sealListReason(context.keys, number, reason), byStaff: actor.staffId, now,
    })
    await tx.records.audit({
      staffId: actor.staffId, action: version.action, objectKind: 'word_lists', reasonCode: String(number), now, sealedReason: context.keys.sealOwn(`audit|word-lists|${number}`, Buffer.from(reason)),
    })
    tx.record({ kind: 'lists.changed', number })
    return listsView(context, tx)
  })
  context.wordLists.take(number, book)
  return { ...view, running: context.wordLists.running() }
}

function bookOf(texts: ListTexts): Book {
  const { book } = checkLists(texts)
  if (!book) throw new Refusal('list_unfit')
  return book
}
