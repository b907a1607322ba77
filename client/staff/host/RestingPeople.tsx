// Who was asked to rest from here, until when and why; a rest can be ended before its time (rule HA3).
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskRoomView, DeskView } from '#shared/views'
import type { PlaceState } from '../place/place-state.ts'
import { can, isSupervisor, toRoom } from '../rights.ts'
import { hourWords } from '../time-words.ts'
import { useAct } from '../use-act.ts'
import { nameOfSeat } from './seat-names.ts'
import { UndoForm } from './UndoForm.tsx'

const texts = staffTexts.host

export function RestingPeople(props: { desk: DeskView; room: DeskRoomView; state: PlaceState }) {
  const { desk, room, state } = props
  const end = useAct('rest:end')
  const [asked, setAsked] = useState<string | null>(null)
  if (room.resting.length === 0) return null
  const mayEnd = can(desk.me, 'rest:end', ...toRoom(desk, room))
  return (
    <section>
      <h2>{texts.restingPeople}</h2>
      {room.resting.map(({ seatId, reason, until, isEverywhere }) => (
        <div className="dashed" key={seatId}>
          <p>{nameOfSeat(state, seatId)}</p>
          <p className="small soft">{[texts.restUntil(hourWords(until), texts.reasons[reason]), isEverywhere ? texts.restEverywhere : ''].filter(Boolean).join(staffTexts.common.dot)}</p>
          {mayEnd && (!isEverywhere || isSupervisor(desk.me)) && (
            <div className="lineacts">
              <Button kind="plain" aria-expanded={asked === seatId} onClick={() => setAsked(asked === seatId ? null : seatId)}>
                {texts.endRest}
              </Button>
            </div>
          )}
          {asked === seatId && (
            <UndoForm doWord={texts.endRest} isBusy={end.isBusy} refused={end.refused} onUndo={async (why) => (await end.run({ placeId: room.roomId, seatId, reason: why })).ok && setAsked(null)} onClose={() => setAsked(null)} />
          )}
        </div>
      ))}
    </section>
  )
}
