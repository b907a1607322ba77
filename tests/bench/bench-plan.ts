// What every part of one bench shares.
import type { Workshop } from '../measure/measuring-command.ts'
import { type FigureName, figureOf, type Figures } from './figures.ts'
import type { Window } from './load.ts'

export interface Bench {
  workshop: Workshop
  isQuick: boolean
  rounds: number
  rooms: number
  people: number
  /** a folder for a processor profile of our app */
  profile: string | undefined
  /** by the process's own clock; from its first moment, so that a build before it counts */
  beganAt: number
  window: Window
  figures: Figures
  /** ours with our own flags for Node, beside the bare server with none */
  withOwnFlags: Figures
  /** deliveries measured; lines not heard, lines heard that nobody sent, anything else that went wrong */
  counts: { deliveries: number; lost: number; extra: number; faults: number }
}

/** Rounds of the same loads before those that count, for both sides: code is compiled while it runs, and a house stands for weeks. */
export const warmingRounds = 3

export function put(bench: Bench, name: FigureName, ours: readonly number[], bare: readonly number[], isWithOwnFlags = false): void {
  const figure = figureOf(name, ours, bare)
  ;(isWithOwnFlags ? bench.withOwnFlags : bench.figures)[name] = figure
  bench.workshop.say(`${name}${isWithOwnFlags ? ' with our own flags' : ''}: ${figure.value} (goal ${figure.goal}${figure.met ? '' : ', missed'})  ours ${figure.ours.join(' ')}  bare ${figure.bare.join(' ')}`)
}
