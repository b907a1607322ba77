// The door while a room is open (rules AC1, AC2): 見るだけ stands first and strongest, entering is agreeing, nothing is asked before.
import { useState, type ReactNode } from 'react'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Sheet } from '#client/ui/Sheet.tsx'
import type { ExitProps } from '#client/shell/QuickExit.tsx'
import { SettingsSheet } from '#client/shell/Settings.tsx'
import { DirectoryLink } from '#client/still/DirectoryLink.tsx'
import { WithoutScript } from '#client/still/WithoutScript.tsx'
import { useTexts } from '#client/texts.tsx'
import type { RoomView } from '#shared/views'
import { DoorFrame } from './DoorFrame.tsx'
import { NamingSheet } from './NamingSheet.tsx'
import { roomDetail, RoomRow } from './RoomRow.tsx'
import { Rules } from '#client/shell/Rules.tsx'
import { isEnterable } from '#shared/room-acts'
import { suggestName, type Suggestion } from './suggest-name.ts'

export type EntryProps = {
  rooms: readonly RoomView[]
  now: number
  isDemo: boolean
  exit: ExitProps
  onHelp: () => void
  onWatch: (room: RoomView) => void
  onEnter: (room: RoomView, chosen: Suggestion) => void
  entering: { roomId: string; error?: string; isNameError?: boolean } | null
  notice?: string
  panel?: ReactNode
  /** what became of notes one left */
  notes?: ReactNode
  /** words to come back by, and the nickname that came back with them */
  returning?: ReactNode
  known?: Suggestion | null
}

export function Entry(props: EntryProps) {
  const { rooms, now, isDemo, exit, onHelp, onWatch, onEnter, entering, notice, panel } = props
  const texts = useTexts()
  const { door } = texts
  const [sheet, setSheet] = useState<'none' | 'name' | 'rules' | 'look'>('none')
  const [suggested] = useState(() => suggestName(texts.nicknames))
  const first = props.known ?? suggested
  const main = mainRoom(rooms)
  if (!main) return null
  const others = rooms.filter((room) => room.roomId !== main.roomId && room.audience !== 'family')
  const sisterOf = ({ roomId }: RoomView) => rooms.find((one) => one.sisterOf === roomId && isEnterable(one.state))?.name
  const family = rooms.filter((room) => room.roomId !== main.roomId && room.audience === 'family')
  const isBusy = entering !== null && entering.error === undefined
  const isNaming = sheet === 'name'
  return (
    <DoorFrame light={main.presence} now={now} isDemo={isDemo} exit={exit} onHelp={onHelp}>
      {panel}
      <section className="pad entry stack">
        {notice && <p className="leftnote">{notice}</p>}
        {props.notes}
        <p className="title lead phrase">
          {door.lead.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
        <p>{door.free}</p>
        <div className="room-now">
          <p className="roomname">
            <b lang="ja">{main.name}</b>
            <span className="small soft">{roomDetail(main, now, texts)}</span>
            {main.theme && <span className="small">{texts.room.theme(main.theme)}</span>}
          </p>
          <p className="small soft">{texts.common.sentence(main.state === 'open' ? texts.room.presence[main.presence] : texts.room.restingHere)}</p>
          <p className="small soft">{door.watchersAreLight}</p>
        </div>
        {entering?.error && !entering.isNameError && (
          <Banner kind="error" icon="notice">
            {entering.error}
          </Banner>
        )}
        <WithoutScript />
        <div className="doors needs-script">
          <Button kind="main" icon="sit" isWide isTall isBusy={isBusy && !isNaming} onClick={() => onWatch(main)}>
            {isBusy && !isNaming ? door.entering : door.watch}
          </Button>
          <Button isWide aria-expanded={isNaming} onClick={() => setSheet('name')}>
            {door.named}
          </Button>
        </div>
        {isNaming && (
          <NamingSheet first={first} error={entering?.isNameError ? entering.error : undefined} isBusy={isBusy} onEnter={(chosen) => onEnter(main, chosen)} onClose={() => setSheet('none')} />
        )}
        <div className="needs-script">
          <p className="small soft">{door.agree}</p>
          <Button kind="plain" className="flush" aria-expanded={sheet === 'rules'} onClick={() => setSheet(sheet === 'rules' ? 'none' : 'rules')}>
            {door.readRules}
          </Button>
        </div>
        {sheet === 'rules' && (
          <Sheet heading={door.rulesHeading} closeWord={texts.common.close} onClose={() => setSheet('none')}>
            <Rules />
          </Sheet>
        )}
      </section>
      {others.length > 0 && (
        <section className="pad stack tight next-part">
          <h2>{door.otherRooms}</h2>
          {others.some(({ audience }) => audience !== 'everyone') && <p className="small soft">{texts.room.audienceMore}</p>}
          <ul className="rows">
            {others.map((room) => (
              <RoomRow key={room.roomId} room={room} sister={sisterOf(room)} now={now} onWatch={onWatch} />
            ))}
          </ul>
        </section>
      )}
      {family.length > 0 && (
        <section className="pad stack tight next-part">
          <h2>{door.familyRooms}</h2>
          <p className="small soft">{door.familyMore}</p>
          <ul className="rows">
            {family.map((room) => (
              <RoomRow key={room.roomId} room={room} sister={sisterOf(room)} now={now} onWatch={onWatch} />
            ))}
          </ul>
        </section>
      )}
      {props.returning && <section className="pad next-part">{props.returning}</section>}
      <section className="pad stack tight next-part promise small">
        <h2>{door.knowHeading}</h2>
        {door.know.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p>
          <DirectoryLink />
        </p>
        <p className="needs-script">
          <Button kind="plain" className="flush" aria-expanded={sheet === 'look'} onClick={() => setSheet(sheet === 'look' ? 'none' : 'look')}>
            {door.screenSettings}
          </Button>
        </p>
        {sheet === 'look' && <SettingsSheet onClose={() => setSheet('none')} />}
      </section>
    </DoorFrame>
  )
}

const isFree = ({ isFull, isLocked }: RoomView): boolean => !isFull && !isLocked

/** The room the first button leads to: open before resting, with a seat free before full, and a family's room only when no other is open. */
function mainRoom(rooms: readonly RoomView[]): RoomView | undefined {
  const enterable = rooms.filter(({ state }) => isEnterable(state))
  const own = enterable.filter(({ audience }) => audience !== 'family')
  const from = own.length > 0 ? own : enterable
  return from.find((room) => room.state === 'open' && isFree(room)) ?? from.find(isFree) ?? from[0]
}
