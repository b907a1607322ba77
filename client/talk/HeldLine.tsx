// One's own line that is held (rules MO3, HA2): dashed, said in words, with the part that caused it marked when that may be shown; and
// what staff ask about it, perhaps with words that could go out instead.
import { Icon } from '#client/ui/Icon.tsx'
import type { AskedEntry } from '#client/room/lines.ts'
import type { Entry } from '#shared/message'
import { useTexts } from '#client/texts.tsx'

type Acts = { onRewriteHeld: (text: string, seq: number) => void; onSendInstead: (text: string, seq: number) => void; onDropHeld: (seq: number) => void }
type Props = { entry: Extract<Entry, { kind: 'message' }>; asked: AskedEntry | null; acts: Acts }

export function HeldLine({ entry, asked, acts }: Props) {
  const { room } = useTexts()
  const isQuestion = entry.held?.category === 'question'
  const isContact = entry.held?.isShownToWriter === true && !isQuestion
  const proposal = asked?.proposal
  // Later ones say only that they are looked at: more would teach where the lines are (FI3).
  const isPlain = !asked && ['checking', 'unchecked'].includes(entry.held?.category ?? '')
  return (
    <li className="heldbox">
      <p className="status">
        <Icon name="pause" small />
        {isQuestion ? room.held.questionStatus : isPlain ? room.held.looking : room.held.status}
      </p>
      <p className="heldtext" lang="ja">{isContact ? marked(entry.text, entry.held?.spans ?? []) : entry.text}</p>
      <p className="why">{isQuestion ? room.held.question : asked ? room.held.asked(asked.author.name, room.hideReason[asked.reason]) : isContact ? room.held.contact : room.held.checking}</p>
      {proposal && (
        <div className="proposed">
          <p className="small">{room.held.proposed}</p>
          <p className="heldtext" lang="ja">{proposal}</p>
        </div>
      )}
      {!isQuestion && !isPlain && <div className="acts">
        {proposal && (
          <button type="button" className="btn main" onClick={() => acts.onSendInstead(proposal, entry.seq)}>
            {room.held.accept}
          </button>
        )}
        <button type="button" className="btn plain" onClick={() => acts.onRewriteHeld(proposal ?? entry.text, entry.seq)}>
          {proposal ? room.held.ownWords : room.held.rewrite}
        </button>
        <button type="button" className="btn plain" onClick={() => acts.onDropHeld(entry.seq)}>
          {room.held.drop}
        </button>
      </div>}
    </li>
  )
}

/** Offsets are UTF-16 units of the text as typed; overlapping spans are read once. */
function marked(text: string, spans: readonly (readonly [number, number])[]) {
  const parts = []
  let at = 0
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (from < at || to <= from) continue
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>)
    at = to
  }
  parts.push(text.slice(at))
  return parts
}
