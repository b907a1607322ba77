// A question before an act that ends or changes the talk: no reason is asked, staying is as easy as going.
import { Button } from '#client/ui/Button.tsx'
import type { IconName } from '#client/ui/Icon.tsx'
import { Sheet } from '#client/ui/Sheet.tsx'
import { useTexts } from '#client/texts.tsx'

type Props = { icon: IconName; heading: string; body: string; yes: string; no: string; onYes: () => void; onNo: () => void }

export function AskFirst({ icon, heading, body, yes, no, onYes, onNo }: Props) {
  const { common } = useTexts()
  return (
    <Sheet heading={heading} icon={icon} closeWord={common.close} onClose={onNo}>
      <p>{body}</p>
      <div className="two">
        <Button kind="main" onClick={onYes}>
          {yes}
        </Button>
        <Button onClick={onNo}>{no}</Button>
      </div>
    </Sheet>
  )
}
