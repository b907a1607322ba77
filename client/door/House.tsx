// The house seen from the garden, under the light of the hour. Its paper screens carry the same light as the room's (rule RO7); closed, wooden shutters stand before them, so that no hour of the day makes it look open.
import { useId } from 'react'
import { glowReach, type GlowStep } from '#client/ui/Glow.tsx'

const eavesEnds = Array.from({ length: 22 }, (_, i) => 84 + i * 14)
const latticeTop = Array.from({ length: 27 }, (_, i) => `M${132 + i * 10} 89v7`).join('')
const openScreens = [122, 168, 260, 320, 380]
const shutters = [122, 182, 242, 302, 362]

export function House({ light, hasMoon, word }: { light: GlowStep; hasMoon: boolean; word: string }) {
  const id = useId().replace(/[^\w-]/g, '')
  const isOpen = light !== 'closed'
  const paper = isOpen ? `url(#${id}p)` : 'var(--paper-off)'
  return (
    <div className="hero-art" role="img" aria-label={word}>
      <svg viewBox="0 0 390 250" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
        <defs>
          <linearGradient id={`${id}s`} x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor="var(--sky-1)" />
            <stop offset=".85" stopColor="var(--sky-2)" />
          </linearGradient>
          <radialGradient id={`${id}p`} gradientUnits="userSpaceOnUse" cx="243" cy="148" r={glowReach[light]}>
            <stop offset="0" className="paper-core" />
            <stop offset=".3" className="paper-on" />
            <stop offset="1" className="paper-off" />
          </radialGradient>
          <radialGradient id={`${id}g`}>
            <stop offset="0" stopColor="var(--paper-on)" stopOpacity=".75" />
            <stop offset="1" stopColor="var(--paper-on)" stopOpacity="0" />
          </radialGradient>
          <radialGradient id={`${id}h`}>
            <stop offset="0" stopColor="var(--lamp)" stopOpacity=".6" />
            <stop offset="1" stopColor="var(--lamp)" stopOpacity="0" />
          </radialGradient>
        </defs>
        <rect width="390" height="250" fill={`url(#${id}s)`} />
        {hasMoon && <circle className="moon" cx="104" cy="42" r="10" fill="var(--moon)" opacity=".9" />}
        <path d="M-5 214V186c10-8 22-6 30-12s20-4 28 2 18-2 28 4 14 2 22 10v24z" fill="var(--grass)" opacity=".55" />
        <rect y="210" width="390" height="60" fill="var(--ground)" />
        <path d="M0 232c80-10 240-12 390-4v40H0z" fill="var(--ground-2)" />
        <path d="M78 76 158 14H395V76z" fill="var(--roof)" />
        <path d="M140 28H395M122 42H395M104 56H395M88 68H395" stroke="var(--roof-line)" strokeWidth="1.5" />
        <path d="M70 76H395v6H74z" fill="var(--timber-2)" />
        <path d={eavesEnds.map((x) => `M${x} 82h5v4h-5z`).join('')} fill="var(--timber)" />
        <rect x="112" y="82" width="283" height="112" fill="var(--timber)" />
        <rect x="122" y="89" width="273" height="7" fill={paper} opacity=".85" />
        <path d={latticeTop} stroke="var(--kumiko)" strokeWidth="1.2" />
        {isOpen && <OpenDoor />}
        {isOpen ? openScreens.map((x) => <PaperScreen key={x} x={x} paper={paper} />) : shutters.map((x) => <Shutter key={x} x={x} />)}
        <path d="M104 188H395v18H90z" fill="var(--deck)" />
        <path d="M101 192.5H395M98 197H395M94 201.5H395" stroke="var(--deck-2)" />
        {isOpen && <ellipse cx="246" cy="197" rx="115" ry="11" fill={`url(#${id}g)`} />}
        <Veranda />
        {isOpen && <ellipse cx="246" cy="226" rx="52" ry="8" fill={`url(#${id}g)`} />}
        <path d="M144 82v13" stroke="var(--timber)" strokeWidth="1.5" />
        {isOpen && <circle cx="144" cy="108" r="30" fill={`url(#${id}h)`} />}
        <path d="M137 97h14l2 20h-18z" fill={isOpen ? 'var(--paper-core)' : 'var(--paper-off)'} stroke="var(--kumiko)" strokeWidth="1.8" />
        <path d="M135 96h18M136 118h16" stroke="var(--kumiko)" strokeWidth="3" />
        <Reeds />
      </svg>
    </div>
  )
}

function OpenDoor() {
  return (
    <>
      <rect x="228" y="101" width="32" height="87" fill="var(--paper-core)" />
      <rect x="228" y="101" width="32" height="87" fill="var(--paper-on)" opacity=".45" />
      <path d="M234 172h20v3h-20zM237 175v10M251 175v10" fill="var(--timber-2)" stroke="var(--timber-2)" strokeWidth="2" />
    </>
  )
}

function PaperScreen({ x, paper }: { x: number; paper: string }) {
  return (
    <>
      <rect x={x} y="101" width="58" height="87" fill="var(--kumiko)" />
      <rect x={x + 3} y="104" width="52" height="66" fill={paper} />
      <path d={`M${x + 20.3} 104v66M${x + 37.7} 104v66M${x + 3} 120.5h52M${x + 3} 137h52M${x + 3} 153.5h52`} stroke="var(--kumiko)" strokeWidth="1.3" fill="none" />
      <rect x={x + 3} y="173" width="52" height="12" fill="var(--timber-2)" />
    </>
  )
}

function Shutter({ x }: { x: number }) {
  return (
    <>
      <rect x={x} y="101" width="58" height="87" fill="var(--timber-2)" />
      <path d={`M${x + 3} 112.5h52M${x + 3} 124h52M${x + 3} 135.5h52M${x + 3} 158.5h52M${x + 3} 170h52M${x + 3} 181.5h52`} stroke="var(--timber)" strokeOpacity=".55" fill="none" />
      <path d={`M${x + 1.5} 102.5h55v84h-55zM${x + 3} 147h52`} stroke="var(--timber)" strokeWidth="3" fill="none" />
    </>
  )
}

function Veranda() {
  return (
    <>
      <rect x="88" y="206" width="307" height="6" fill="var(--deck-2)" />
      <rect x="100" y="212" width="295" height="16" fill="var(--under)" />
      {[104, 192, 322].map((x) => (
        <g key={x}>
          <rect x={x} y="212" width="7" height="15" fill="var(--timber-2)" />
          <ellipse cx={x + 3.5} cy="228" rx="9" ry="3.5" fill="var(--stone)" />
        </g>
      ))}
      <rect x="110" y="82" width="7" height="112" fill="var(--timber-2)" />
      <path d="M206 224c6-4 70-4 77 0 4 3 4 11 0 13-8 3-70 3-77 0-4-2-4-10 0-13z" fill="var(--stone)" />
    </>
  )
}

function Reeds() {
  return (
    <g className="reeds" fill="none" strokeLinecap="round">
      <path d="M24 250C28 214 30 190 46 160M24 250C22 216 20 196 8 172M24 250C34 220 46 204 66 190M24 250C20 226 12 214-4 206M24 250C30 226 40 218 50 214" stroke="var(--grass)" strokeWidth="2.2" />
      <path d="M46 160c4-8 10-12 20-14M46 160c2-10 6-17 13-22M46 160c0-9 2-16 6-24M8 172C6 162 8 156 14 150M8 172c-4-8-4-14-1-22M8 172C1 166-2 160-3 152" stroke="var(--moon)" strokeOpacity=".75" strokeWidth="1.7" />
    </g>
  )
}
