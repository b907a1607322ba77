// Why something could not be done, in a sentence, beside the button that was pressed.
import type { RefusedCode } from '#client/link.ts'
import { staffTexts } from '#client/staff/words.ts'

export function Refused({ code }: { code: RefusedCode | null }) {
  return (
    <div role="alert" className="refused">
      {code && <p className="hint err">{staffTexts.refusal[code]}</p>}
    </div>
  )
}
