// What a host may do about one line: hide it, ask its writer to rest, let a held one out. Nothing opens by hovering.
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#shared/texts/staff'
import type { DeskRoomView, DeskView } from '#shared/views'
import type { FlowLine } from '../place/flow-lines.ts'
import { can, toRoom } from '../rights.ts'
import { HideForm } from './HideForm.tsx'
import { ReleaseButton } from './ReleaseButton.tsx'
import { RestForm } from './RestForm.tsx'

const texts = staffTexts.host

export type LineTool = { kind: 'hide' | 'rest'; seq: number } | null

export function LineActions(props: { desk: DeskView; room: DeskRoomView; line: Extract<FlowLine, { kind: 'message' }>; tool: LineTool; onTool: (tool: LineTool) => void }) {
  const { desk, room, line, tool } = props
  const held = toRoom(desk, room)
  const { author } = line
  const isOpen = (kind: 'hide' | 'rest') => tool?.kind === kind && tool.seq === line.seq
  const toggle = (kind: 'hide' | 'rest') => props.onTool(isOpen(kind) ? null : { kind, seq: line.seq })
  const close = () => props.onTool(null)
  const canHide = can(desk.me, 'message:hide', ...held)
  const canRest = author.kind === 'visitor' && can(desk.me, 'person:rest', ...held)
  if (!canHide && !canRest) return null
  return (
    <>
      <p className="lineacts">
        {line.held && can(desk.me, 'message:release', ...held) && <ReleaseButton placeId={room.roomId} seq={line.seq} />}
        {canHide && (
          <Button kind="plain" aria-expanded={isOpen('hide')} onClick={() => toggle('hide')}>
            {line.held ? texts.keepHidden : texts.hide}
          </Button>
        )}
        {canRest && (
          <Button kind="plain" aria-expanded={isOpen('rest')} onClick={() => toggle('rest')}>
            {texts.askRest}
          </Button>
        )}
      </p>
      {isOpen('hide') && <HideForm placeId={room.roomId} seq={line.seq} onClose={close} />}
      {isOpen('rest') && author.kind === 'visitor' && <RestForm placeId={room.roomId} seatId={author.seatId} name={author.name} onClose={close} />}
    </>
  )
}
