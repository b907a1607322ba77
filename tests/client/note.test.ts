// A note on its way to the house: too long to be kept, and perhaps a cry for help.
import { describe, expect, it } from 'vitest'
import { ja } from '#shared/texts/index'
import type { Link } from '../../client/link.ts'
import { makeStore } from '../../client/store.ts'
import type { Hands } from '../../client/visit/hands.ts'
import { noteActs } from '../../client/visit/note-acts.ts'

function setUp(code: string) {
  const store = makeStore()
  const asked: { text: string }[] = []
  const link = { ask: async (_event: string, input: { text: string }) => (asked.push(input), { ok: false, code }) } as unknown as Link
  const { leave } = noteActs({ store, link, texts: () => ja } as unknown as Hands, async () => true)
  return { store, asked, leave }
}

describe('a note too long to be kept', () => {
  it.each([['person_told', 'help_with_person'], ['help_named', 'help_offered']] as const)('[MO4] [FI2] a cry in it (%s): its writer meets help, reads what is so, and keeps the words', async (code, notice) => {
    const { store, leave } = setUp(code)
    expect(await leave('長い話')).toBe(false)
    expect(store.get()).toMatchObject({ isHelpOpen: true, noteSending: { error: ja.refusal.too_long, help: ja.room.notice[notice] } })
  })

  it('[MO4] however long it is the house is asked, with as much as goes through the line; without a cry it says that it is too long', async () => {
    const { store, asked, leave } = setUp('too_long')
    expect(await leave('あ'.repeat(20_000))).toBe(false)
    expect(new TextEncoder().encode(asked[0]?.text).length).toBe(15_000)
    expect(store.get()).toMatchObject({ isHelpOpen: false, noteSending: { error: ja.refusal.too_long } })
  })
})
