// A name the house refuses: what stands at the field, and at the door.
import { expect, it } from 'vitest'
import { makeStore } from '../../client/store.ts'
import { roomActs } from '../../client/visit/room-acts.ts'
import { ja } from '#shared/texts/index'
import { aPlace, id, mySeat, said } from './a-place.ts'

it('[AC11] a name that was a cry for help is answered with where help is, at the field and at the door, until its writer is in', async () => {
  const store = makeStore()
  const answers: unknown[] = [{ ok: false, code: 'help_named' }, { ok: false, code: 'nickname_unfit' }, { ok: true, data: aPlace([said(1)], { seat: mySeat }) }]
  const link = { hear: () => undefined, ask: () => Promise.resolve(answers.shift()) }
  const acts = roomActs({ store, link, outbox: { leave: () => undefined }, texts: () => ja } as never, async () => true)
  const sit = (name: string) => acts.sit({ roomId: id(9), name, mark: 'leaf', isWatching: false })
  expect(await sit('死にたい')).toBe(false)
  expect(store.get()).toMatchObject({ entering: { isNameError: true, error: ja.refusal.help_named }, unsaid: 'help_named' })
  expect(await sit('らいん:abc123')).toBe(false)
  expect(store.get()).toMatchObject({ entering: { isNameError: true, error: ja.refusal.nickname_unfit }, unsaid: 'help_named' })
  expect(await sit('なずな')).toBe(true)
  expect(store.get()).toMatchObject({ entering: null, unsaid: null })
})
