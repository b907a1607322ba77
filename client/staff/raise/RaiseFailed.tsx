// Raising did not reach the house: said at once, with what helps without it.
import { Banner } from '#client/ui/Banner.tsx'
import { staffTexts } from '#client/staff/words.ts'

export function RaiseFailed() {
  return (
    <div role="alert">
      <Banner kind="error" icon="help" isSpoken={false}>
        {staffTexts.session.raiseFailed}
      </Banner>
    </div>
  )
}
