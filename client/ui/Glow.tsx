// Presence as one continuous light through a row of paper screens (rule RO7): five steps, no number, no movement.
// A change fades in over seconds; the first light simply stands there. The words that stand beneath it are its text alternative.
import { useId, useRef } from 'react'

export type GlowStep = 'closed' | 'host_only' | 'few' | 'some' | 'many'

export const glowReach: Record<GlowStep, number> = { closed: 1, host_only: 70, few: 140, some: 230, many: 430 }

const bars = Array.from({ length: 20 }, (_, i) => i * 98)
const thin = bars.flatMap((x) => [x + 24.5, x + 49, x + 73.5]).map((x) => `M${x} 0V44`).join('')

export function Glow({ step }: { step: GlowStep }) {
  const first = useRef(step)
  const hasChanged = useRef(false)
  if (step !== first.current) hasChanged.current = true
  const id = useId().replace(/[^\w-]/g, '')
  return (
    <div className="glow" aria-hidden="true">
      <svg viewBox="0 0 390 44" preserveAspectRatio="xMinYMid slice">
        <defs>
          <radialGradient id={id} gradientUnits="userSpaceOnUse" cx="98" cy="27" r={glowReach[step]}>
            <stop offset="0" className="paper-core" />
            <stop offset=".35" className="paper-on" />
            <stop offset="1" className="paper-off" />
          </radialGradient>
        </defs>
        <rect className="fill-off" width="1960" height="44" />
        {step !== 'closed' && <rect key={step} className={hasChanged.current ? 'light' : undefined} width="1960" height="44" fill={`url(#${id})`} />}
        <path className="kumiko" d={`${thin}M0 18.5H1960`} />
        {bars.map((x) => (
          <rect key={x} className="post" x={x - 3} width="6" height="44" />
        ))}
        <rect className="deck" y="40" width="1960" height="4" />
      </svg>
    </div>
  )
}
