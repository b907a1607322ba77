// Rings for what nobody has seen: at once when it comes, then every twenty seconds until someone acknowledges.
import { useEffect, useState } from 'react'
import type { Severity } from '#shared/escalation'
import { permitSound, ring } from './alarm.ts'

const againMs = 20_000

export type SoundState = 'off' | 'on' | 'blocked'
export type Alarm = { sound: SoundState; permit: () => Promise<void>; test: () => void; stop: () => void }

export function useAlarm(wanting: readonly { id: string; severity: Severity }[]): Alarm {
  const [sound, setSound] = useState<SoundState>('off')
  const key = wanting.map(({ id, severity }) => `${id}${severity}`).join()
  const isImminent = wanting.some(({ severity }) => severity === 'imminent')

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
