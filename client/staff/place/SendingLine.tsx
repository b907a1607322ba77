// A line of mine on its way, or one that did not arrive: outlined, said in words, never lost silently.
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { Sending } from './place-state.ts'

const texts = staffTexts.common

export function SendingLine(props: { sending: Sending; onResend?: (clientId: string, text: string) => void; onDrop?: (clientId: string) => void }) {
  const { clientId, text, hasFailed } = props.sending
  return (
    <li className="line mine">
      <div className="say pending">
        <p>{text}</p>
      </div>
      <p className={hasFailed ? 'state err' : 'state'}>
        <Icon name={hasFailed ? 'offline' : 'clock'} small />
        {hasFailed ? texts.failed : texts.sending}
        {hasFailed && (
          <>
            <Button kind="plain" onClick={() => props.onResend?.(clientId, text)}>
              {texts.retry}
            </Button>
            <Button kind="plain" onClick={() => props.onDrop?.(clientId)}>
              {texts.cancel}
            </Button>
          </>
        )}
      </p>
    </li>
  )
}
