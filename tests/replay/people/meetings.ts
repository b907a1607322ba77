// Who meets whom is the house's to decide: each free supporter takes the next in line, whoever that is, and the talk that waits
// for this person goes on with them.
import { setTimeout as pause } from 'node:timers/promises'
import type { Id } from '#shared/ids'
import { Refusal, type RefusalCode } from '#shared/refusal'
import type { StaffMember } from './crew.ts'
import type { Ear } from './ear.ts'

export interface Met { supporter: StaffMember; ear: Ear }

export interface Meetings {
  /** Sends a free supporter to take the next; resolves with whoever took this very person. */
  meet(listeningId: Id): Promise<Met>
  release(supporter: StaffMember): void
}

// A colleague was quicker, or the break is not over yet.
const soon: readonly RefusalCode[] = ['already_taken', 'nobody_waiting', 'on_break']

export function makeMeetings(free: StaffMember[], patienceMs: number): Meetings {
  const meetings = new Map<Id, { promise: Promise<Met>; resolve: (met: Met) => void }>()

  function meetingOf(listeningId: Id) {
    const known = meetings.get(listeningId)
    if (known) return known
    let resolve: (met: Met) => void = () => undefined
    const promise = new Promise<Met>((done) => { resolve = done })
    const meeting = { promise, resolve }
    meetings.set(listeningId, meeting)
    return meeting
  }

  async function takeNext(supporter: StaffMember): Promise<Id> {
    const until = performance.now() + patienceMs
    for (;;) {
      try {
        return (await supporter.ask('listening:take', {})).listeningId
      } catch (error) {
        if (!(error instanceof Refusal && soon.includes(error.code)) || performance.now() > until) throw error
        await pause(100)
      }
    }
  }

  function metWithin(listeningId: Id): Promise<Met> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('nobody took the visitor who waited')), patienceMs)
      void meetingOf(listeningId).promise.then((met) => { clearTimeout(late); resolve(met) })
    })
  }

  return {
    async meet(listeningId) {
      const supporter = free.shift()
      if (!supporter) throw new Error('more talks at once than supporters')
      const takenId = await takeNext(supporter)
      // Nothing is said in the place before the visitor comes, and the visitor comes only after this.
      meetingOf(takenId).resolve({ supporter, ear: supporter.listenTo(takenId) })
      const met = await metWithin(listeningId)
      meetings.delete(listeningId)
      return met
    },
    release: (supporter) => void free.push(supporter),
  }
}
