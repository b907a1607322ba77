// さっと閉じる (rule AC7): a plain link that works without script, by way of the house, which tells the browser to forget and sends
// it on; with script the page is blank before anything else happens.
import { Icon } from '#client/ui/Icon.tsx'
import { useTexts } from '#client/texts.tsx'

export type ExitProps = { url: string; onExit: () => void }

export function QuickExit({ onExit, className = 'tool' }: ExitProps & { className?: string }) {
  const { common } = useTexts()
  return (
    <a
      className={className}
      href="/exit"
      rel="noreferrer noopener"
      onClick={(event) => {
        event.preventDefault()
        onExit()
      }}
    >
      <Icon name="quick-exit" />
      <span>{common.exit}</span>
    </a>
  )
}
