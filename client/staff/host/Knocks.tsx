// Who waits at a quiet entrance, in the order they came (rule HA17): let in one by one, or all together.
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskRoomView } from '#shared/views'
import { Refused } from '../parts/Refused.tsx'
import { clock } from '../time-words.ts'
import { useAct } from '../use-act.ts'

const texts = staffTexts.host.knocks
/** As many as one act takes. */
const atOnce = 50

export function Knocks({ room, mayLetIn }: { room: DeskRoomView; mayLetIn: boolean }) {
  const letIn = useAct('person:let-in')
  const { knocks, roomId } = room
  if (knocks.length === 0 && !room.isAdmitting) return null
  const take = (knockIds: string[]) => void letIn.run({ placeId: roomId, knockIds })
  return (
    <section className="knocks">
      <h2>{texts.label(knocks.length)}</h2>
      <p className="vh" role="status">
        {knocks.length > 0 && texts.label(knocks.length)}
      </p>
      <ul>
        {knocks.map(({ knockId, name, at }) => (
          <li key={knockId}>
            <span>
              {name} <span className="small soft">{texts.since(clock(at))}</span>
            </span>
            {mayLetIn && (
              <Button kind="plain" aria-label={texts.letInWho(name)} isBusy={letIn.isBusy} onClick={() => take([knockId])}>
                {texts.letIn}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayLetIn && knocks.length > 1 && (
        <Button isBusy={letIn.isBusy} onClick={() => take(knocks.slice(0, atOnce).map(({ knockId }) => knockId))}>
          {texts.letInAll}
        </Button>
      )}
      <Refused code={letIn.refused} />
    </section>
  )
}
