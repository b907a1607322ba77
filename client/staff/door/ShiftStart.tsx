// Before a shift: what nobody has to carry alone (PEER-6), and what to do when the words come. The button is the agreement.
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import type { RefusedCode } from '#client/link.ts'
import { staffTexts } from '#client/staff/words.ts'
import { Refused } from '../parts/Refused.tsx'

const texts = staffTexts.shift

export function ShiftStart(props: { isBusy: boolean; refused: RefusedCode | null; onBegin: () => void }) {
  return (
    <section className="shiftstart stack" aria-labelledby="shift-heading">
      <h1 id="shift-heading" className="vh">
        {texts.heading}
      </h1>
      <p className="title phrase">{texts.promise}</p>
      <p className="phrase">{texts.promiseMore}</p>
      <h2>{texts.flowHeading}</h2>
      <ol className="steps">
        {texts.flow.map((step, index) => (
          <li key={step}>
            <span className="num">{index + 1}</span>
            <span className="phrase">{step}</span>
          </li>
        ))}
      </ol>
      <p className="banner rest">
        <Icon name="cup" />
        <span className="phrase">{texts.rests}</span>
      </p>
      <Button kind="main" isTall isWide isBusy={props.isBusy} onClick={props.onBegin}>
        {props.isBusy ? texts.beginning : texts.begin}
      </Button>
      <Refused code={props.refused} />
    </section>
  )
}
