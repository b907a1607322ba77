// A browser gives sound only after a press: permit, test, silence.
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { Alarm } from './use-alarm.ts'

const texts = staffTexts.board.sound

export function SoundPermit({ alarm }: { alarm: Alarm }) {
  if (alarm.sound !== 'on') {
    return (
      <>
        <span className="soft" role="status">
          {alarm.sound === 'blocked' ? texts.blocked : texts.off}
        </span>
        <Button onClick={() => void alarm.permit()}>{texts.permit}</Button>
      </>
    )
  }
  return (
    <>
      <span className="soft" role="status">
        {texts.on}
      </span>
      <Button onClick={alarm.test}>{texts.test}</Button>
      <Button onClick={alarm.stop}>{texts.stop}</Button>
    </>
  )
}
