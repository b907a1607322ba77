// How crowded the door is (rules HA9, ID8): newcomers of the last minute in the whole house, and of one line in the last minute and
// hour; while somebody in the house was asked to rest the door is more careful, so that clearing a browser's memory is no way around
// it. Counted by keyed tokens that die within the hour; many people share one line, so a crowd only ever makes the door slower.
import type { LimitName } from '#shared/limits'
import type { Context } from '../context.ts'
import type { AddressLimit } from './address-limit.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const careful = 3

/** Each level begins at twice the number of the one before. */
const steps = {
  lineMinute: ['line_minute_1', 'line_minute_2', 'line_minute_3', 'line_minute_4'],
  lineHour: ['line_hour_1', 'line_hour_2', 'line_hour_3', 'line_hour_4'],
  houseMinute: ['house_minute_1', 'house_minute_2', 'house_minute_3', 'house_minute_4'],
} as const satisfies Record<string, readonly LimitName[]>

/** Counts one who comes. @returns 0: the door is open as always; from 1: how heavy a proof is asked */
export async function comeIn(context: Context, addresses: AddressLimit, address: string | undefined): Promise<number> {
  const { points: usual, perMs } = context.settings.rates.enter
  const points = (await context.store.rests.doAnyStand(context.clock.now())) ? Math.max(1, Math.floor(usual / careful)) : usual
  const line = addresses.tokenOf(context, 'enter', address)
  const within = Math.min(perMs, minuteMs)
  const levels = await Promise.all([
    levelOf(context, steps.lineMinute, line, points, within), levelOf(context, steps.lineHour, line, points * 20, hourMs), levelOf(context, steps.houseMinute, 'house', usual * 10, within),
  ])
  return Math.max(...levels)
}

async function levelOf(context: Context, names: readonly LimitName[], key: string, points: number, perMs: number): Promise<number> {
  const waits = await Promise.all(names.map((name, step) => context.live.take(name, key, points * 2 ** step, perMs)))
  return waits.filter((waitMs) => waitMs > 0).length
}
