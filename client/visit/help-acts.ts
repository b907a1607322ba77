// いますぐ助けてほしい (rules ES3–ES5): the card is on the screen before anything is asked of the network; the call itself keeps one id
// and is tried until the house has it.
import { newId } from '#client/new-id.ts'
import type { Hands } from './hands.ts'

const sayFailedMs = 6_000

export function helpActs({ store, link, wait }: Hands, board: () => Promise<true | { code: string }>) {
  let raiseId: string | null = null
  let isRunning = false

  function ask(): void {
    raiseId ??= newId()
    store.set({ helpAsk: 'telling' })
    if (!isRunning) void tell(raiseId)
  }

  async function tell(id: string): Promise<void> {
    isRunning = true
    void wait(sayFailedMs).then(() => {
      if (isRunning && raiseId === id) store.set({ helpAsk: 'failed' })
    })
    for (;;) {
      const isIn = await board()
      const state = store.get()
      const placeId = state.screen === 'talk' ? state.talk?.placeId : state.room?.placeId
      const ack = isIn === true ? await link.ask('help:ask', { raiseId: id, ...(placeId ? { placeId } : {}) }, { patienceMs: sayFailedMs, ackMs: 4_000 }) : null
      if (ack?.ok) {
        isRunning = false
        raiseId = null
        store.set({ help: ack.data, helpAsk: 'none' })
        return
      }
      store.set({ helpAsk: 'failed' })
      await wait(3_000)
    }
  }

  return { ask }
}
