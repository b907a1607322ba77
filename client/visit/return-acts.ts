// 合言葉 in this page (rules RW1, RW3, RW5): the words are shown from the answer and kept nowhere; coming back begins another visit.
import { newId } from '#client/new-id.ts'
import type { RouteOutput } from '#shared/http-contract'
import { call } from '#client/api.ts'
import { sentence, type Hands } from './hands.ts'

export type Returned = true | { error: string }

export function returnActs({ store, link, keeper, texts }: Hands, board: () => Promise<true | { code: string }>) {
  const failed = (code: string): { error: string } => ({ error: sentence(texts, code) })

  async function make(): Promise<string[] | { error: string }> {
    const isIn = await board()
    if (isIn !== true) return failed(isIn.code)
    const ack = await link.ask('return:make', { clientId: newId() })
    if (!ack.ok) return failed(ack.code)
    store.set(({ back }) => ({ back: back ?? { nickname: null, listener: null } }))
    return ack.data.words
  }

  /** What this page knew of an earlier visit goes; the new one brings its own. */
  async function use(words: string): Promise<Returned> {
    const answer = await call('comeBack', { words })
    if (!answer.ok) return failed(answer.code)
    take(answer.data)
    return true
  }

  function take(visit: RouteOutput<'comeBack'>): void {
    if (link.state() === 'resumed') void link.ask('visit:end', {}, { patienceMs: 0, ackMs: 500 })
    keeper.replace(visit)
    store.set({ soloNotes: [], listening: null, talk: null, help: null, rest: null, notice: 'back' })
    if (link.state() === 'closed') link.open()
    else link.redial()
  }

  async function forget(): Promise<{ kept: number } | { error: string }> {
    const ack = await link.ask('return:forget', {})
    if (!ack.ok) return failed(ack.code)
    store.set(({ soloNotes }) => ({ back: null, soloNotes: ack.data.kept === 0 ? [] : soloNotes }))
    return { kept: ack.data.kept }
  }

  return { make, use, forget }
}
