// Rings for what nobody has seen: at once when it comes, then every twenty seconds until someone acknowledges.
import { useEffect, useState } from 'react'
import type { EscalationView } from '#shared/views'
import { permitSound, ring } from './alarm.ts'

const againMs = 20_000

export type SoundState = 'off' | 'on' | 'blocked'
export type Alarm = { sound: SoundState; permit: () => Promise<void>; test: () => void; stop: () => void }

export function useAlarm(wanting: readonly EscalationView[]): Alarm {
  const [sound, setSound] = useState<SoundState>('off')
  const key = wanting.map((view) => `${view.escalationId}${view.severity}`).join()
  const isImminent = wanting.some((view) => view.severity === 'imminent')

  useEffect(() => {
    if (sound !== 'on' || !key) return
    ring(isImminent)
    const timer = setInterval(() => ring(isImminent), againMs)
    return () => clearInterval(timer)
  }, [sound, key, isImminent])

  return {
    sound,
    permit: async () => {
      const isPermitted = await permitSound()
      setSound(isPermitted ? 'on' : 'blocked')
      if (isPermitted) ring(false)
    },
    test: () => ring(true),
    stop: () => setSound('off'),
  }
}
