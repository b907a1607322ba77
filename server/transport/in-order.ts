// Coming in and leaving are asked on one line one after the other, and done so (rule WI1): done beside each other, who left and came in
// again would sit in a room without hearing it. Who they are and how often they ask is found meanwhile.
import type { Ear } from './endpoint.ts'

export type InOrder = <T>(ear: Ear, work: (turn: Promise<void>) => Promise<T>) => Promise<T>

export function makeInOrder(): InOrder {
  const last = new Map<Ear, Promise<void>>()
  return (ear, work) => {
    const turn = last.get(ear) ?? Promise.resolve()
    const mine = work(turn)
    const over = Promise.allSettled([turn, mine]).then(() => { if (last.get(ear) === over) last.delete(ear) })
    last.set(ear, over)
    return mine
  }
}
