// Two transactions at once over the same rows: they come one after the other, and neither is thrown away for it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tx } from '#server/storage/ports'
import { Evening } from '#tests/support/evening'

let evening: Evening
beforeAll(async () => { evening = await Evening.begin() })
afterAll(() => evening.end())

/** Opens when both have come; for who comes again it is open. */
function gate(): () => Promise<void> {
  let come = 0
  let open: () => void
  const opened = new Promise<void>((done) => { open = done })
  return () => {
    come += 1
    if (come === 2) open()
    return opened
  }
}

describe('transactions over the same rows', () => {
  it('[WI13] both refer to a place and then write to it: one waits for the other, and neither has to be done again', async () => {
    const { context } = evening
    const placeId = await evening.room('かさなる間')
    for (const name of ['みぎ', 'ひだり']) await evening.signIn(name, 'supervisor')
    const bothRefer = gate()
    const tries = new Map<string, number>()
    await Promise.all(['みぎ', 'ひだり'].map((name) => context.store.transact(async (tx) => {
      tries.set(name, (tries.get(name) ?? 0) + 1)
      await tx.seats.look({ id: context.ids.next(), placeId, staffId: evening.staffIds.get(name) ?? '', part: 'supervisor', now: context.clock.now() })
      await bothRefer()
      await tx.lockPlace(placeId)
    })))
    expect([...tries.values()]).toEqual([1, 1])
  })

  it('[WI13] a line is written to a place that another transaction refers to', async () => {
    const { context } = evening
    const { roomId } = await evening.openRoom('ことばの間')
    const person = await evening.seated('こいし', roomId)
    await evening.signIn('みぎ', 'supervisor')
    await context.store.transact(async (tx) => {
      await tx.seats.look({ id: context.ids.next(), placeId: roomId, staffId: evening.staffIds.get('みぎ') ?? '', part: 'supervisor', now: context.clock.now() })
      expect((await person.say(roomId, 'まっていません')).seq).toBeGreaterThan(0)
    })
  })

  it('[WI13] two that wait for each other: the one that the database throws away is done again, and what it records is heard once', async () => {
    const { context } = evening
    const [near, far] = [await evening.room('ひがしの間'), await evening.room('にしの間')]
    const bothHold = gate()
    let tries = 0
    const heard: string[] = []
    context.store.hear((facts) => { for (const fact of facts) if (fact.kind === 'desk.changed') heard.push(fact.why) })
    const across = (why: 'look' | 'rest', first: string, then: string) => async (tx: Tx): Promise<string> => {
      tries += 1
      await tx.lockPlace(first)
      await bothHold()
      await tx.lockPlace(then)
      tx.record({ kind: 'desk.changed', areaId: evening.areaId, why })
      return why
    }
    const ended = await Promise.all([context.store.transact(across('look', near, far)), context.store.transact(across('rest', far, near))])
    expect(ended).toEqual(['look', 'rest'])
    expect(tries).toBeGreaterThanOrEqual(3)
    expect(heard.sort()).toEqual(['look', 'rest'])
  })

  it('[WI13] the one that is thrown away is done again also where others of the same breath, refused for its sake, are heard of sooner', async () => {
    const { context } = evening
    const [near, far] = [await evening.room('みなみの間'), await evening.room('きたの間')]
    const bothHold = gate()
    let tries = 0
    const across = (first: string, then: string) => async (tx: Tx): Promise<void> => {
      tries += 1
      await tx.lockPlace(first)
      await bothHold()
      const locked = tx.lockPlace(then)
      const behind = tx.rooms.place(first)
      await Promise.all([locked.finally(() => behind), behind])
    }
    await Promise.all([context.store.transact(across(near, far)), context.store.transact(across(far, near))])
    expect(tries).toBeGreaterThanOrEqual(3)
  })
})
