// 開く日 (rule RO11): what comes, the rooms with their openings, the days of the whole house. A manager or supervisor keeps it.
import { useCallback, useEffect, useState } from 'react'
import { staffTexts } from '#client/staff/words.ts'
import type { PlanView } from '#shared/views'
import { useStaffLink } from '../staff-link.ts'
import { DayList } from './DayList.tsx'
import { PlannedList } from './PlannedList.tsx'
import { RoomPlan } from './RoomPlan.tsx'
import { RoomForm } from './RoomForm.tsx'
import { Button } from '#client/ui/Button.tsx'

const texts = staffTexts.plan

export function PlanPage() {
  const link = useStaffLink()
  const [plan, setPlan] = useState<PlanView | null>(null)
  const [isAdding, setAdding] = useState(false)
  const reread = useCallback(async () => {
    const ack = await link.ask('plan:state', {})
    if (ack.ok) setPlan(ack.data)
  }, [link])
  useEffect(() => {
    void reread()
    return link.hear('desk:changed', ({ why }) => {
      if (why === 'room') void reread()
    })
  }, [link, reread])
  if (!plan) return <p className="empty" role="status">{staffTexts.common.loading}</p>
  return (
    <section className="overview planpage" aria-label={texts.heading}>
      <h1>{texts.heading}</h1>
      <PlannedList plan={plan} onChanged={reread} />
      <h2>{texts.rooms}</h2>
      <ul className="cards">
        {plan.rooms.map((room) => (
          <RoomPlan key={room.roomId} plan={plan} room={room} onChanged={reread} />
        ))}
      </ul>
      <div className="acts">
        <Button aria-expanded={isAdding} onClick={() => setAdding(!isAdding)}>
          {texts.addRoom}
        </Button>
      </div>
      {isAdding && <RoomForm room={null} houseClosingWords={plan.houseClosingWords} onDone={() => (setAdding(false), void reread())} onCancel={() => setAdding(false)} />}
      <DayList plan={plan} onChanged={reread} />
    </section>
  )
}
