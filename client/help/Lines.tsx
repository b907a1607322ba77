// Places to turn to, those open now first, by text before by voice.
import { useTexts } from '#client/texts.tsx'
import type { HelpLineView } from '#shared/views'
import { builtInLines } from './built-in-lines.ts'
import { LineRow } from './LineRow.tsx'
import { isLongUnverified, isOpenAt, openFirst } from './open-now.ts'

/** @param now null on a card that is kept: nobody knows when it will be read, so the hours stand there and no "open now" */
export function Lines({ lines, now }: { lines: readonly HelpLineView[]; now: number | null }) {
  const { common, help, time } = useTexts()
  const others = lines.filter((line) => line.kind !== 'emergency')
  const reachable = now === null ? others : openFirst(others, now)
  const groups = [
    { word: help.text, lines: reachable.filter((line) => line.kind === 'text') },
    { word: help.voice, lines: reachable.filter((line) => line.kind === 'voice') },
  ]
  const oldest = reachable.map((line) => line.verifiedOn).sort()[0]
  return (
    <section className="pad stack tight lines">
      {groups.map((group) => (
        <div key={group.word}>
          <h2>{group.word}</h2>
          <ul className="rows">
            {group.lines.map((line) => (
              <LineRow key={line.id} line={line} now={now} />
            ))}
          </ul>
        </div>
      ))}
      <p className="small soft">
        {oldest && common.sentence(time.verified(oldest))}
        {help.example}
        {now !== null && reachable.some((line) => isLongUnverified(line, now)) && help.exampleOld}
      </p>
    </section>
  )
}

/** For the closed door: at most one by text and one by voice, open now. */
export function FewLines({ lines, now }: { lines: readonly HelpLineView[]; now: number }) {
  const open = lines.filter((line) => isOpenAt(line, now))
  const few = [open.find((line) => line.kind === 'text'), open.find((line) => line.kind === 'voice')].filter((line) => line !== undefined)
  return (
    <ul className="rows">
      {few.map((line) => (
        <LineRow key={line.id} line={line} now={now} />
      ))}
    </ul>
  )
}

/** In the middle of a page, when nothing else can be promised: the operator's places, or the nationwide ones. */
export function HelpCard({ lines, now }: { lines: readonly HelpLineView[] | undefined; now: number }) {
  return (
    <div className="pad lines helpcard">
      <FewLines lines={lines?.length ? lines : builtInLines} now={now} />
    </div>
  )
}
