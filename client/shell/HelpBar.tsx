// The way to help at the bottom of screens without boards, and under every sheet: same place, one tap (rule AC7).
import { StillLink } from '#client/still/StillLink.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { useTexts } from '#client/texts.tsx'

export function HelpBar({ onHelp, isUrgent }: { onHelp: () => void; isUrgent?: boolean }) {
  const { help } = useTexts()
  return (
    <StillLink to="/help" className="helpbar" onPress={onHelp}>
      <Icon name="help" />
      <span>
        <b>{help.bar}</b>
        <span className="small">{isUrgent ? help.barUrgent : help.barMore}</span>
      </span>
    </StillLink>
  )
}
