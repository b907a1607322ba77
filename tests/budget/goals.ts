// What each figure may be at most (rules LT3, LK11, LT5, LT6).
export const goals = { entryKb: 30, roomJsKb: 72, entryUsableMs: 3_000, roomUsableMs: 5_000, memorySlopeKbPerMin: 10 } as const
export type FigureName = keyof typeof goals

export function judged(values: Record<FigureName, number>): Record<FigureName, { value: number; goal: number; met: boolean }> {
  return Object.fromEntries((Object.keys(goals) as FigureName[]).map((name) => [name, { value: values[name], goal: goals[name], met: values[name] <= goals[name] }])) as never
}
