// What anyone may see before coming in: the rooms, where else help is, the page to slip away to (rules AC8, AC9).
import type { RouteOutput } from '#shared/http-contract'
import { retention } from '#shared/facts'
import type { Context } from '../context.ts'
import { roomViews } from '../rooms/room-view.ts'
import { readingTime } from '../solo-notes/reading-time.ts'

export async function readPorch(context: Context, isDemo: boolean): Promise<RouteOutput<'publicState'>> {
  const area = await context.store.records.area()
  const { roomTextDays, sessionTextDays, noteTextDays } = context.settings
  const [rooms, noteReadBy, helpLines] = await Promise.all([roomViews(context), readingTime(context), context.store.records.helpLines(area?.id ?? null)])
  return { now: context.clock.now(), rooms, helpLines, isDemo, exitUrl: context.settings.exitUrl, noteReadBy, kept: { roomDays: roomTextDays, sessionDays: sessionTextDays, noteDays: noteTextDays, returnDays: retention.return_words.days } }
}
