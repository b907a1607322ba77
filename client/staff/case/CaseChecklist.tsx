// What a hurried mind should not have to remember: the emergency steps, and whom the law asks us to tell.
import { staffTexts } from '#client/staff/words.ts'

const texts = staffTexts.case

export function CaseChecklist() {
  return (
    <section className="stack tight">
      <h2>{texts.desk}</h2>
      <ol className="small deskcheck">
        {texts.deskSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="small soft">{texts.duties}</p>
    </section>
  )
}
