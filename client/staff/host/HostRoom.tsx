// A room from the host's side: its state and moves, the flow with what may be done to a line, what only staff can read.
import { useState } from 'react'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskView } from '#shared/views'
import { ownReason } from '../desk/MyTalk.tsx'
import { can, toRoom } from '../rights.ts'
import { HostHead } from './HostHead.tsx'
import { HostedFlow } from './HostedFlow.tsx'
import { LookReason } from '../overview/LookReason.tsx'

export function HostRoom(props: { desk: DeskView; roomId: string; onBackToTalk: (() => void) | null }) {
  const { desk, roomId } = props
  const [reason, setReason] = useState<string | null>(null)
  const room = desk.rooms.find((one) => one.roomId === roomId)
  if (!room) return null
  const isLive = room.state !== 'closed'
  const canLook = can(desk.me, 'place:look', ...toRoom(desk, room))
  const canHost = can(desk.me, 'room:host', 'same_area', 'on_shift')
  const readReason = room.isHostedByMe ? ownReason : reason
  return (
    <section className="talk hosting" aria-label={room.name}>
      <HostHead desk={desk} room={room} onBackToTalk={props.onBackToTalk} />
      {!isLive && <p className="empty soft phrase">{canHost ? staffTexts.host.closedEmpty : staffTexts.host.othersOpen}</p>}
      {isLive && readReason && <HostedFlow key={readReason} desk={desk} room={room} reason={readReason} />}
      {isLive && !readReason && canLook && (
        <div className="pad">
          <LookReason name={room.name} onLook={setReason} />
        </div>
      )}
      {isLive && !readReason && !canLook && <p className="empty soft phrase">{canHost ? staffTexts.host.hostFirst : staffTexts.host.othersRead}</p>}
    </section>
  )
}
