// A cry for help whose line could not be written where it was said (rules FI2, MO4): whether a person was told, and help right there.
import { Icon } from '#client/ui/Icon.tsx'
import { useTexts } from '#client/texts.tsx'
import type { Notice } from '#shared/message'
import type { RefusalCode } from '#shared/refusal'

export type NamedHelp = Extract<RefusalCode, 'person_told' | 'help_named'>

/** What the card with help says of it. */
export const whenUnsaid = { person_told: 'help_with_person', help_named: 'help_offered' } as const satisfies Record<NamedHelp, Notice>

export const isNamedHelp = (code: string | null | undefined): code is NamedHelp => code === 'person_told' || code === 'help_named'

export function HelpNamed({ code, onHelp, onClose }: { code: NamedHelp; onHelp: () => void; onClose: () => void }) {
  const { refusal, room, common } = useTexts()
  return (
    <div className="helpline" role="status">
      <p>{refusal[code]}</p>
      <div className="acts">
        <button type="button" className="btn" onClick={onHelp}>
          <Icon name="help" small />
          {room.tools.help}
        </button>
        <button type="button" className="btn plain" onClick={onClose}>
          {common.close}
        </button>
      </div>
    </div>
  )
}
