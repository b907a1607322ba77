// One message. The bubble and the dots beside it open the same menu; who and when are spoken with the text (rule LK9).
import { useRef, useState } from 'react'
import { Icon } from '#client/ui/Icon.tsx'
import { Mark, Stamp } from '#client/ui/Stamp.tsx'
import { useTexts } from '#client/texts.tsx'
import type { SaidLine as Said } from '#client/room/lines.ts'
import { authorName } from './author-name.ts'
import { SaidText } from './SaidText.tsx'
import { LineMenu, type LineMenuActs } from './LineMenu.tsx'
import { OwnMenu, TakenBack, UndoLatest, type TakeBackActs } from './TakeBack.tsx'

export function SaidLine({ line, acts }: { line: Said; acts: LineMenuActs & TakeBackActs }) {
  const texts = useTexts()
  const [isMenuOpen, setMenuOpen] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  const { entry, isMine, gone } = line
  const { author } = entry
  const isHost = author.kind === 'staff' && author.part === 'host'
  const name = isMine ? texts.room.say.you : authorName(author, texts)
  const kind = isHost ? 'line host' : isMine ? 'line mine' : 'line'
  if (line.isFolded) return <FoldedLine name={name} onOpen={() => author.kind === 'visitor' && acts.onFold(author.seatId, false)} />
  const canOpen = isMine ? !line.hidden && !gone : !line.hidden
  // The button that was pressed goes: reading goes on at the line itself.
  const takeBack = () => (row.current?.focus({ preventScroll: true }), setMenuOpen(false), acts.onTakeBack(entry.seq))
  const { ownNod } = line
  const unnod = ownNod === null ? undefined : () => (row.current?.focus({ preventScroll: true }), setMenuOpen(false), acts.onTakeBack(ownNod))
  const toggle = () => canOpen && setMenuOpen((is) => !is)
  return (
    <li className={kind} ref={row} tabIndex={-1}>
      {line.isContinued || isMine ? (
        <span className="vh">{name}</span>
      ) : (
        <p className="who">
          {author.kind === 'visitor' ? <Mark name={author.mark} /> : isHost && <Icon name="lantern-lit" small />}
          {name}
        </p>
      )}
      <div className="said">
        {line.hidden ? (
          <div className="say gone">
            {isMine ? `${texts.room.hidden.mine(texts.room.hideReason[line.hidden])}${texts.room.hidden.mineMore}` : texts.room.hidden.other}
          </div>
        ) : gone ? (
          <TakenBack gone={gone} text={isMine ? entry.text : ''} acts={acts} />
        ) : (
          <div className={isHost ? 'hostsay' : 'say'} onClick={isMine ? undefined : toggle}>
            <span className="vh">{texts.time.exact(entry.at)} </span>
            <SaidText text={entry.text} isCovered={entry.isCovered && !isMine} />
          </div>
        )}
        {canOpen && (
          <button type="button" className="dots" aria-expanded={isMenuOpen} aria-label={texts.room.say.menu(name)} onClick={toggle}>
            <Icon name="more" small />
          </button>
        )}
      </div>
      {line.touches.length > 0 && !line.hidden && !gone && (
        <p className="touch">
          {line.touches.map(({ stamp, count }) => (
            <span key={stamp}>
              <Stamp name={stamp} />
              {count >= 3 ? texts.room.several(texts.room.stamp[stamp]) : texts.room.stamp[stamp]}
            </span>
          ))}
        </p>
      )}
      {isMine && canOpen && !isMenuOpen && (line.isLatest ? <UndoLatest onTakeBack={takeBack}>{entry.isCovered && texts.room.say.coveredMine}</UndoLatest> : entry.isCovered && <p className="state">{texts.room.say.coveredMine}</p>)}
      {isMenuOpen && canOpen && (isMine ? <OwnMenu onTakeBack={takeBack} onClose={() => setMenuOpen(false)} /> : <LineMenu entry={entry} acts={gone ? { ...acts, onNod: undefined } : acts} onUnnod={unnod} onClose={() => setMenuOpen(false)} />)}
    </li>
  )
}

export function FoldedLine({ name, onOpen }: { name: string; onOpen: () => void }) {
  const texts = useTexts()
  return (
    <li className="line">
      <div className="say fold">
        <Icon name="mute" small />
        {texts.room.say.folded(name)}
        <button type="button" className="btn plain" onClick={onOpen}>
          {texts.room.say.unfold}
        </button>
      </div>
    </li>
  )
}
