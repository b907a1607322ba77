// The flow of a room one may read, with the tools of a host, and beside it what only staff read.
import { useState } from 'react'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskRoomView, DeskView } from '#shared/views'
import { Announcer } from '../place/Announcer.tsx'
import { Composer } from '../place/Composer.tsx'
import { useDraft } from '../place/drafts.ts'
import { Flow } from '../place/Flow.tsx'
import { usePlace } from '../place/use-place.ts'
import { Refused } from '../parts/Refused.tsx'
import { can, toRoom } from '../rights.ts'
import { RaiseNews } from '../raise/RaiseNews.tsx'
import { useRaise } from '../raise/use-raise.ts'
import { AttentionPane } from './AttentionPane.tsx'
import { LineActions, type LineTool } from './LineActions.tsx'

const texts = staffTexts.host

export function HostedFlow(props: { desk: DeskView; room: DeskRoomView; reason: string }) {
  const { desk, room } = props
  const place = usePlace(room.roomId, props.reason)
  const raise = useRaise(room.roomId)
  const [draft, setDraft] = useDraft(room.roomId)
  const [tool, setTool] = useState<LineTool>(null)
  const held = toRoom(desk, room)
  if (!place.state) return <Refused code={place.refused} />
  const canSpeak = can(desk.me, 'message:send', ...held) && (room.state === 'open' || room.state === 'paused')
  return (
    <div className="hostframe">
      <div className="hosttalk">
        <RaiseNews raise={raise} />
        <Flow
          state={place.state}
          label={room.name}
          myName={desk.me.name}
          emptyWords={texts.nothingSaid}
          onEarlier={place.readEarlier}
          onResend={(clientId, text) => void place.send(text, clientId)}
          onDrop={place.drop}
          newcomers={room.newcomers}
          actionsFor={(line) => (line.isWithdrawn ? null : <LineActions desk={desk} room={room} line={line} tool={tool} onTool={setTool} raise={raise} />)}
        />
        <Announcer state={place.state} myName={desk.me.name} />
        {canSpeak && <Composer heading={texts.aloud} draft={draft} onDraft={setDraft} onSend={(text) => void place.send(text)} />}
      </div>
      <AttentionPane desk={desk} room={room} state={place.state} raise={raise} />
    </div>
  )
}
