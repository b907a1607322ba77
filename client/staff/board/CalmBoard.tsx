// Nothing is urgent. The board says so, and how fresh that is.
import { Icon } from '#client/ui/Icon.tsx'
import { staffTexts } from '#client/staff/words.ts'
import { clock } from '../time-words.ts'

const texts = staffTexts.board

export function CalmBoard({ lastSeenAt, freshAt }: { lastSeenAt: number | null; freshAt: number }) {
  return (
    <div className="none">
      <p>
        <Icon name="lantern-lit" />
        {texts.calm}
      </p>
      <span>{texts.calmAt(lastSeenAt === null ? null : clock(lastSeenAt), clock(freshAt))}</span>
    </div>
  )
}
