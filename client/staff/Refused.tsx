// Why something could not be done, in a sentence, beside the button that was pressed.
import type { RefusalCode } from '#shared/refusal'
import { staffTexts } from '#shared/texts/staff'

export function Refused({ code }: { code: RefusalCode | null }) {
  return (
    <div role="alert" className="refused">
      {code && <p className="hint err">{staffTexts.refusal[code]}</p>}
    </div>
  )
}
