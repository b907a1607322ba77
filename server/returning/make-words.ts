// 合言葉をつくる (rules RW1, RW2): four words, in this answer and nowhere else. Asked again (also after a lost answer) they are other
// words, and those from before open nothing.
import type { Output } from '#shared/protocol'
import type { Call } from '../transport/endpoint.ts'
import type { VisitorActor } from '../transport/actor.ts'
import { nicknameOfSeat } from '../messages/last-nickname.ts'
import { bucketOf, hashWords } from './keep-words.ts'
import { rememberNickname } from './return-view.ts'
import { pickWords } from './word-list.ts'

export async function makeWords({ context, actor, input }: Call<'return:make', VisitorActor>): Promise<Output<'return:make'>> {
  const words = pickWords(context.ids)
  const kept = words.join(' ')
  const [bucket, wordsHash] = [bucketOf(context.keys, kept), await hashWords(context.keys, kept)]
  await context.store.transact(async (tx) => {
    await tx.listenings.lockVisit(actor.visitId)
    const now = context.clock.now()
    const known = await tx.returns.ofVisit(actor.visitId)
    if (known) return void (await tx.returns.change(known.id, bucket, wordsHash, now))
    const id = context.ids.next()
    await tx.returns.add({ id, areaId: actor.areaId, bucket, wordsHash, sealedKey: context.keys.make(id), visitId: actor.visitId, clientId: input.clientId, now })
    await tx.returns.bind(actor.visitId, id)
    const seat = await tx.listenings.lastSeat(actor.visitId, null)
    if (seat) await rememberNickname(context, tx, actor.visitId, nicknameOfSeat(context, seat))
  })
  return { words }
}
