// The card with help, as an automatic line (rule FI2): calm, marked 自動, with the ways out of being alone right there.
import { Icon } from '#client/ui/Icon.tsx'
import type { Notice } from '#shared/message'
import { useTexts } from '#client/texts.tsx'
import type { LineActs } from './LineItem.tsx'

type HelpNotice = Extract<Notice, `help_${string}`>

export const isHelp = (notice: Notice): notice is HelpNotice => notice.startsWith('help_')

export function HelpLine({ notice, acts }: { notice: HelpNotice; acts: LineActs }) {
  const { room } = useTexts()
  return (
    <li className="helpline">
      <p>
        <span className="auto">{room.say.automatic}</span>
        {room.notice[notice]}
      </p>
      <div className="acts">
        <button type="button" className="btn" onClick={acts.onHelp}>
          <Icon name="help" small />
          {room.tools.help}
        </button>
        {acts.onListen && notice !== 'help_for_everyone' && (
          <button type="button" className="btn" onClick={acts.onListen}>
            <Icon name="ear" small />
            {room.tools.listening}
          </button>
        )}
      </div>
    </li>
  )
}
