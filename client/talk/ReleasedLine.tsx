// A line that came late (rule MO6): it stands in its place, marked; where it arrived a few words lead up to it.
import { useRef, useState } from 'react'
import { Icon } from '#client/ui/Icon.tsx'
import { Mark } from '#client/ui/Stamp.tsx'
import type { Line } from '#client/room/lines.ts'
import { useTexts } from '#client/texts.tsx'
import { authorName } from './author-name.ts'
import { LineMenu, type LineMenuActs } from './LineMenu.tsx'
import { FoldedLine } from './SaidLine.tsx'
import { SaidText } from './SaidText.tsx'
import { OwnMenu, TakenBack, UndoLatest, type TakeBackActs } from './TakeBack.tsx'

export function ReleasedLine({ line, acts }: { line: Extract<Line, { kind: 'released' }>; acts: LineMenuActs & TakeBackActs }) {
  const texts = useTexts()
  const [isMenuOpen, setMenuOpen] = useState(false)
  const { author, target, seq, at, text } = line.entry
  const row = useRef<HTMLLIElement>(null)
  const name = authorName(author, texts)
  const takeBack = () => (row.current?.focus({ preventScroll: true }), setMenuOpen(false), acts.onTakeBack(seq))
  if (line.isFolded) return <FoldedLine name={name} onOpen={() => author.kind === 'visitor' && acts.onFold(author.seatId, false)} />
  return (
    <li className={line.isMine ? 'line mine' : 'line'} data-origin={target} ref={row} tabIndex={-1}>
      <p className="who">
        {!line.isMine && author.kind === 'visitor' && <Mark name={author.mark} />}
        {line.isMine ? texts.room.held.released : `${name}${texts.common.dot}${texts.room.say.late}`}
      </p>
      {line.hidden ? (
        <div className="say gone">{line.isMine ? `${texts.room.hidden.mine(texts.room.hideReason[line.hidden])}${texts.room.hidden.mineMore}` : texts.room.hidden.other}</div>
      ) : line.gone ? (
        <TakenBack gone={line.gone} text={line.isMine ? text : ''} acts={acts} />
      ) : (
        <div className="said">
          <div className="say">
            <span className="vh">{texts.time.exact(at)} </span>
            <SaidText text={text} isCovered={line.entry.isCovered && !line.isMine} />
          </div>
          <button type="button" className="dots" aria-expanded={isMenuOpen} aria-label={texts.room.say.menu(name)} onClick={() => setMenuOpen((is) => !is)}>
              <Icon name="more" small />
          </button>
        </div>
      )}
      {line.isLatest && !line.hidden && !line.gone && !isMenuOpen && <UndoLatest onTakeBack={takeBack} />}
      {isMenuOpen && !line.hidden && !line.gone && (line.isMine ? <OwnMenu onTakeBack={takeBack} onClose={() => setMenuOpen(false)} /> : <LineMenu entry={{ kind: 'message', seq, at, author, text }} acts={{ ...acts, onNod: undefined }} onClose={() => setMenuOpen(false)} />)}
    </li>
  )
}

export function LateLine({ line }: { line: Extract<Line, { kind: 'late' }> }) {
  const { room, ...texts } = useTexts()
  const show = () => {
    const at = document.querySelector<HTMLElement>(`[data-origin="${line.entry.target}"]`)
    at?.scrollIntoView({ block: 'center' })
    at?.focus({ preventScroll: true })
  }
  return (
    <li className="noticeline">
      <span className="auto">{room.say.automatic}</span>
      {room.say.lateAbove(authorName(line.entry.author, { room, ...texts }))}
      <button type="button" className="btn plain" onClick={show}>
        {room.say.toLate}
      </button>
    </li>
  )
}
