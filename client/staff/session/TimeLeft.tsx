// The time box: until when, about how much is left in rounded words, and a bar. Nothing ticks by the second.
import { staffTexts } from '#client/staff/words.ts'
import type { SessionView } from '#shared/views'
import { hourWords, wholeMinutes } from '../time-words.ts'
import { useNow } from '../use-now.ts'

const texts = staffTexts.session

export function TimeLeft({ session }: { session: SessionView }) {
  const now = useNow()
  const { startedAt, endsAt } = session
  if (startedAt === null || endsAt === null) {
    return session.answerBy === null ? null : <p className="timeleft">{texts.answerBy(hourWords(session.answerBy))}</p>
  }
  const total = wholeMinutes(endsAt - startedAt)
  const gone = Math.min(total, wholeMinutes(now - startedAt))
  const leftMs = endsAt - now
  return (
    <>
      <p className="timeleft">
        <b>{texts.until(hourWords(endsAt))}</b>
        <span className="soft small">{leftMs >= 0 ? texts.left(roundedLeft(leftMs)) : texts.over(wholeMinutes(-leftMs))}</span>
      </p>
      <svg className="meter" role="img" aria-label={texts.meter(total, gone)} viewBox="0 0 100 1" preserveAspectRatio="none">
        <rect width={total ? (gone / total) * 100 : 0} height="1" />
      </svg>
    </>
  )
}

/** Fives above ten minutes, whole minutes below. */
function roundedLeft(ms: number): number {
  const minutes = Math.ceil(ms / 60_000)
  return minutes > 10 ? Math.round(minutes / 5) * 5 : minutes
}
