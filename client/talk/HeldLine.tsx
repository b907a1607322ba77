// One's own line that is held (rule MO3): dashed, said in words, with the part that caused it marked when that may be shown.
import { Icon } from '#client/ui/Icon.tsx'
import type { Entry } from '#shared/message'
import { useTexts } from '#client/texts.tsx'

type Props = { entry: Extract<Entry, { kind: 'message' }>; onRewrite: (text: string, seq: number) => void; onDrop: (seq: number) => void }

export function HeldLine({ entry, onRewrite, onDrop }: Props) {
  const { room } = useTexts()
  const isContact = entry.held?.isShownToWriter === true
  return (
    <li className="heldbox">
      <p className="status">
        <Icon name="pause" small />
        {room.held.status}
      </p>
      <p className="heldtext">{isContact ? marked(entry.text, entry.held?.spans ?? []) : entry.text}</p>
      <p className="why">{isContact ? room.held.contact : room.held.checking}</p>
      <div className="acts">
        <button type="button" className="btn plain" onClick={() => onRewrite(entry.text, entry.seq)}>
          {room.held.rewrite}
        </button>
        <button type="button" className="btn plain" onClick={() => onDrop(entry.seq)}>
          {room.held.drop}
        </button>
      </div>
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
