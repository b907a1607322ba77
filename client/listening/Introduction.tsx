// Someone joins or leaves the talk (rule LI12): who, in what part, from when they read; the one who was there stays.
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { useTexts } from '#client/texts.tsx'
import type { Entry } from '#shared/message'

type Joined = Extract<Entry, { kind: 'joined' }>

export function Introduction({ entry, hasAskedForHelp, onAsk }: { entry: Joined; hasAskedForHelp: boolean; onAsk?: () => void }) {
  const { listening } = useTexts()
  const words = listening.joins
  const [isRead, setRead] = useState(false)
  const { name, part } = entry.author
  return (
    <li className="joins">
      <p className="status">
        <Icon name="hand-over" small />
        {words.status}
      </p>
      <p className="jname">
        <b>{name}</b>
        <span>{words.part[part]}</span>
      </p>
      <p>
        {part === 'professional' && words.stays}
        {words.reads(name)}
      </p>
      {part === 'professional' && <p className="small">{hasAskedForHelp ? words.whyHelp : words.why}</p>}
      {part === 'professional' && onAsk && !isRead && (
        <div className="doors">
          <Button kind="main" onClick={() => setRead(true)}>
            {words.ok}
          </Button>
          <Button onClick={() => (setRead(true), onAsk())}>{words.ask}</Button>
        </div>
      )}
    </li>
  )
}

export function Departure({ name }: { name: string }) {
  const { listening, room } = useTexts()
  return (
    <li className="noticeline">
      <span className="auto">{room.say.automatic}</span>
      {listening.joins.left(name)}
    </li>
  )
}
