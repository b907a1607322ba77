// The words of a finding (rule FI5): asked for when they are shown, and not before; graphic ones only when somebody wants them.
import { useEffect, useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import type { Output } from '#shared/protocol'
import { staffTexts } from '#client/staff/words.ts'
import type { FindingView } from '#shared/views'
import { marked } from '../place/MessageLine.tsx'
import { useStaffLink } from '../staff-link.ts'

const texts = staffTexts.finding
type Words = Output<'finding:read'>
/** Read once while this page stands: looking again is no second reading. */
const known = new Map<string, Words>()

export function FindingWords({ finding, isCovered = finding.isGraphic }: { finding: FindingView; isCovered?: boolean }) {
  const mustAsk = isCovered || finding.isGraphic
  const { findingId } = finding
  const link = useStaffLink()
  const [isWanted, setWanted] = useState(!mustAsk)
  const [words, setWords] = useState<Words | 'gone' | null>(known.get(findingId) ?? null)
  useEffect(() => {
    if (!isWanted || words !== null) return
    let isHere = true
    void link.ask('finding:read', { findingId }).then((ack) => {
      if (ack.ok) known.set(findingId, ack.data)
      if (isHere) setWords(ack.ok ? ack.data : 'gone')
    })
    return () => {
      isHere = false
    }
  }, [link, findingId, isWanted, words])
  return (
    <div className="foundwords">
      {isWanted && words === null && <p className="small soft">{texts.reading}</p>}
      {isWanted && words === 'gone' && <p className="small soft">{texts.gone}</p>}
      {isWanted && words !== null && words !== 'gone' && (
        <blockquote>
          <p className="small soft">{texts.by(words.author.name)}</p>
          <p className="saidwords">{marked(words.text, words.spans)}</p>
        </blockquote>
      )}
      {mustAsk && (
        <>
          {!isWanted && finding.isGraphic && <p className="small soft phrase">{texts.covered}</p>}
          <Button kind="plain" icon="watch" aria-expanded={isWanted} onClick={() => setWanted(!isWanted)}>
            {isWanted ? texts.hideWords : texts.words}
          </Button>
        </>
      )}
    </div>
  )
}
