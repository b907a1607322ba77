// What is printed of a figure: every run of both, the value, the goal and whether it is met.
import { percentile } from '../measure/percentile.ts'

export const figureNames = [
  'saturated', 'hot', 'open', 'p50', 'p99', 'memory', 'ejabberdSaturated', 'ejabberdOpen', 'escalation1', 'escalation2',
  'spread', 'affine', 'growthRooms', 'growthReaders', 'growthSend', 'growthJoin', 'growthCatchup',
] as const
export type FigureName = (typeof figureNames)[number]

export interface Figure { ours: number[]; bare: number[]; value: number; goal: number; met: boolean }
export type Figures = Record<FigureName, Figure | null>

/** A goal is the least a value may be, or the most. */
type Goal = { least: number } | { most: number }

/** What a delivery costs after, in what it cost before: linear is 1, and a tenth is what two measurements of one house differ by. */
const linear: Goal = { most: 1.1 }
const flat: Goal = { most: 1.2 }

export const goals: Record<FigureName, Goal> = {
  saturated: { least: 1 }, hot: { least: 2 }, open: { least: 0.9 }, p50: { most: 1.5 }, p99: { most: 1.6 }, memory: { most: 1.2 },
  ejabberdSaturated: { least: 4 }, ejabberdOpen: { least: 3 }, escalation1: { most: 25 }, escalation2: { most: 50 },
  spread: { least: 0.75 }, affine: { least: 0.95 }, growthRooms: linear, growthReaders: linear,
  growthSend: flat, growthJoin: flat, growthCatchup: flat,
}

const round = (value: number): number => (Math.abs(value) >= 1_000 ? Math.round(value) : Math.round(value * 1_000) / 1_000)

export const median = (values: readonly number[]): number => {
  const low = percentile(values, 0.5) ?? 0
  return values.length % 2 === 1 ? low : (low + (values.toSorted((a, b) => a - b)[values.length / 2] ?? low)) / 2
}

/** Median of ours by median of theirs. Without theirs (a time of ours alone): the median itself. */
export function figureOf(name: FigureName, ours: readonly number[], bare: readonly number[]): Figure {
  const value = bare.length === 0 ? median(ours) : median(ours) / median(bare)
  const goal = goals[name]
  const isMet = 'least' in goal ? value >= goal.least : value <= goal.most
  return { ours: ours.map(round), bare: bare.map(round), value: round(value), goal: 'least' in goal ? goal.least : goal.most, met: isMet }
}

export function noFigures(): Figures {
  return Object.fromEntries(figureNames.map((name) => [name, null])) as Figures
}
