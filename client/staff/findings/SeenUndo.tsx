// A finding that was put away by mistake comes back to every desk with one press (rule HA3).
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import { Refused } from '../parts/Refused.tsx'
import { useAct } from '../use-act.ts'

const texts = staffTexts.finding

export function SeenUndo({ findingIds, isBar, onDone }: { findingIds: readonly string[]; isBar?: boolean; onDone: () => void }) {
  const unsee = useAct('finding:unsee')
  const undo = async () => {
    for (const findingId of findingIds) if (!(await unsee.run({ findingId, reason: 'mistake' })).ok) return
    onDone()
  }
  return (
    <div className={isBar ? 'seenundo bar' : 'seenundo'}>
      <p className="small" role="status">
        {texts.seenNow}
      </p>
      <div className="lineacts">
        <Button kind="plain" isBusy={unsee.isBusy} onClick={() => void undo()}>
          {texts.unsee}
        </Button>
        <Button kind="plain" onClick={onDone}>
          {staffTexts.common.close}
        </Button>
      </div>
      <Refused code={unsee.refused} />
    </div>
  )
}
