// What a host may do about one line: hide it, ask its writer to rest, let a held one out. Nothing opens by hovering.
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskRoomView, DeskView } from '#shared/views'
import type { FlowLine } from '../place/flow-lines.ts'
import { can, toRoom } from '../rights.ts'
import type { Raise } from '../raise/use-raise.ts'
import { HideForm } from './HideForm.tsx'
import { RaisePerson } from './RaisePerson.tsx'
import { Refused } from '../parts/Refused.tsx'
import { ReleaseForm, usualRelease } from './ReleaseForm.tsx'
import { RestForm } from './RestForm.tsx'
import { Unhide } from './Unhide.tsx'
import { useRelease } from './use-release.ts'

const texts = staffTexts.host

export type LineTool = { kind: 'all' | 'release' | 'hide' | 'rest' | 'raise'; seq: number } | null

export function LineActions(props: { desk: DeskView; room: DeskRoomView; line: Extract<FlowLine, { kind: 'message' }>; tool: LineTool; onTool: (tool: LineTool) => void; raise: Raise }) {
  const { desk, room, line, tool } = props
  const release = useRelease(room.roomId, line.seq)
  const held = toRoom(desk, room)
  const { author } = line
  const isOpen = (kind: NonNullable<LineTool>['kind']) => tool?.kind === kind && tool.seq === line.seq
  const toggle = (kind: NonNullable<LineTool>['kind']) => props.onTool(isOpen(kind) ? null : { kind, seq: line.seq })
  const isOut = tool?.seq === line.seq || line.held !== null
  const close = () => props.onTool(null)
  const canHide = can(desk.me, 'message:hide', ...held)
  const canRest = author.kind === 'visitor' && can(desk.me, 'person:rest', ...held)
  const canRaise = author.kind === 'visitor' && can(desk.me, 'escalation:raise', ...held)
  const canRelease = line.held !== null && can(desk.me, 'message:release', ...held)
  if (!canHide && !canRest && !canRaise) return null
  if (line.hiddenFor) return can(desk.me, 'message:unhide', ...held) ? <Unhide placeId={room.roomId} seq={line.seq} /> : null
  return (
    <>
      {!isOut && (
        <Button kind="plain" className="lineopen" onClick={() => toggle('all')}>
          {texts.actions}
        </Button>
      )}
      {isOut && (
      <p className="lineacts">
        {canRelease && (
          <Button kind="plain" isBusy={release.isBusy} onClick={() => void release.release(usualRelease)}>
            {texts.release}
          </Button>
        )}
        {canRelease && (
          <Button kind="plain" aria-expanded={isOpen('release')} onClick={() => toggle('release')}>
            {texts.releaseOther}
          </Button>
        )}
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
        {canRaise && (
          <Button kind="plain" aria-expanded={isOpen('raise')} onClick={() => toggle('raise')}>
            {texts.raisePerson}
          </Button>
        )}
        {!line.held && (
          <Button kind="plain" onClick={close}>
            {staffTexts.common.close}
          </Button>
        )}
      </p>
      )}
      {canRelease && isOpen('release') && <ReleaseForm isBusy={release.isBusy} onRelease={(reason) => void release.release(reason)} onClose={close} />}
      <Refused code={release.refused} />
      {isOpen('hide') && <HideForm placeId={room.roomId} seq={line.seq} onClose={close} />}
      {isOpen('rest') && author.kind === 'visitor' && <RestForm placeId={room.roomId} seatId={author.seatId} name={author.name} mayRemove={can(desk.me, 'person:remove', ...held)} onClose={close} />}
      {isOpen('raise') && author.kind === 'visitor' && <RaisePerson seatId={author.seatId} name={author.name} raise={props.raise} />}
    </>
  )
}
