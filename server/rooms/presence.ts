// Presence as light (rule RO7): what is shown changes at most once in five minutes, never by one coming or going alone.
import type { Id } from '#shared/ids'
import { stepPresence, type PresenceBand, type RoomState } from '#shared/room'
import type { Clock } from '../context.ts'
import type { Live } from '../storage/ports.ts'

export interface Presence {
  band(roomId: Id, state: RoomState): PresenceBand
  /** Looks again; true when the light shown has changed. */
  refresh(roomId: Id): boolean
  forget(roomId: Id): void
  /** Another node changed the light: shown the same here. */
  show(roomId: Id, band: PresenceBand): void
}

interface Light { band: PresenceBand; count: number; changedAt: number }

export function makePresence(live: Live, clock: Clock, everyMs: number): Presence {
  const lights = new Map<Id, Light>()

  function lightOf(roomId: Id): Light {
    const known = lights.get(roomId)
    if (known) return known
    const count = live.visitorsIn(roomId)
    const light: Light = { band: stepPresence('host_only', count), count, changedAt: clock.now() }
    lights.set(roomId, light)
    return light
  }

  return {
    band: (roomId, state) => (state === 'closed' ? 'closed' : lightOf(roomId).band),
    refresh(roomId) {
      const light = lightOf(roomId)
      const count = live.visitorsIn(roomId)
      if (clock.now() - light.changedAt < everyMs || Math.abs(count - light.count) < 2) return false
      const band = stepPresence(light.band, count)
      const hasChanged = band !== light.band
      lights.set(roomId, { band, count, changedAt: hasChanged ? clock.now() : light.changedAt })
      return hasChanged
    },
    forget: (roomId) => void lights.delete(roomId),
    show(roomId, band) {
      if (band === 'closed') lights.delete(roomId)
      else lights.set(roomId, { band, count: live.visitorsIn(roomId), changedAt: clock.now() })
    },
  }
}
