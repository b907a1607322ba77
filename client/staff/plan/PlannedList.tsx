// What is planned for the coming weeks; one day of a repeating opening can be left out from here.
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { PlanView } from '#shared/views'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'
import { toKeep } from './to-keep.ts'

const texts = staffTexts.plan
const mostShown = 14

export function PlannedList({ plan, onChanged }: { plan: PlanView; onChanged: () => void }) {
  const keep = useAct('opening:keep')
  const skip = async (openingId: string, day: string) => {
    const opening = plan.openings.find(({ id }) => id === openingId)
    if (opening && (await keep.run(toKeep({ ...opening, skipped: [...opening.skipped, day] }))).ok) onChanged()
  }
  return (
    <>
      <h2>{texts.upcoming}</h2>
      {plan.planned.length === 0 && <p className="small soft">{texts.none}</p>}
      <ul className="plannedlist">
        {plan.planned.slice(0, mostShown).map(({ openingId, roomId, day, opensAt, closesAt, theme }) => (
          <li key={`${openingId}${day}`}>
            <b>{staffTexts.time.day(opensAt, plan.now)}</b>
            <span>{staffTexts.time.span(opensAt, closesAt)}</span>
            <span>{[plan.rooms.find((room) => room.roomId === roomId)?.name, theme].filter(Boolean).join(staffTexts.common.dot)}</span>
            <Button kind="plain" onClick={() => void skip(openingId, day)}>
              {texts.skip}
            </Button>
          </li>
        ))}
      </ul>
      <Refused code={keep.refused} />
    </>
  )
}
