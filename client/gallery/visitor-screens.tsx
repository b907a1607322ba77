// Every visitor screen and state by its name, given its life by hand: nothing here speaks with a server.
import type { ReactNode } from 'react'
import { Closed } from '#client/door/Closed.tsx'
import { Entry } from '#client/door/Entry.tsx'
import { KnockNotice } from '#client/door/KnockNotice.tsx'
import { RestNotice } from '#client/door/RestNotice.tsx'
import { Help } from '#client/help/Help.tsx'
import { HelpNews } from '#client/help/HelpNews.tsx'
import { FewLines } from '#client/help/Lines.tsx'
import { AskSheet } from '#client/listening/AskSheet.tsx'
import { Called } from '#client/listening/Called.tsx'
import { Listening, type ListeningActs, type ListeningProps } from '#client/listening/Listening.tsx'
import { NobodyToday } from '#client/listening/NobodyToday.tsx'
import { Waiting } from '#client/listening/Waiting.tsx'
import { currentTexts } from '#client/language.ts'
import { roomFrom, type Pending, type RoomState } from '#client/room/room-state.ts'
import { NoteForm } from '#client/note/NoteForm.tsx'
import { NotesLeft } from '#client/note/NotesLeft.tsx'
import { ComeBackForm } from '#client/returning/ComeBackForm.tsx'
import { EraseVisit } from '#client/returning/EraseVisit.tsx'
import { EraseAsk } from '#client/returning/EraseAsk.tsx'
import { ReturnPart, type ReturnDoings } from '#client/returning/ReturnPart.tsx'
import { WordsOnce } from '#client/returning/WordsOnce.tsx'
import { Room, type RoomActs, type RoomProps } from '#client/room/Room.tsx'
import { draftOf } from '#client/visit/keep/drafts.ts'
import { nextOpeningWord } from '#client/visit/screens/next-opening-word.ts'
import type { HelpView } from '#shared/views'
import { done } from './done.ts'
import { Pressed } from './Pressed.tsx'
import { closedRooms, heldEntry, helpEntry, joinedEntry, lines, listening, lookedAtEntry, notes, now, questionEntry, rooms, roomPlace, roomView, coveredEntries, takenBackEntries, talking, talkPlace } from './samples.ts'

const nothing = () => {}
const exit = { url: 'https://www.jma.go.jp/bosai/map.html', onExit: nothing }
const common = { now, isDemo: false, exit, onHelp: nothing }
const flow = { onReport: async () => true, onFold: nothing, onDropHeld: nothing, onTakeBack: nothing, onAgain: nothing, onWithdraw: nothing, onEarlier: nothing, onLook: nothing, onHelp: nothing, onSend: (text: string) => void done.push(`send ${text}`) }
const roomActs: RoomActs = { ...flow, onLeave: nothing, onWatching: nothing, onRename: async (name) => done.push(`rename ${name}`) > 0, onStamp: nothing, onWhisper: (text) => void done.push(`whisper ${text}`) }
const talkActs: ListeningActs = { ...flow, onChange: nothing, onStop: nothing, onRoom: nothing, onDoor: nothing }
const ask = (close: () => void) => <AskSheet isBusy={false} onAsk={nothing} onClose={close} />
const pending: Pending[] = [
  { clientId: 'a', what: { kind: 'message', text: '窓をあけた日、わたしもあります。' }, at: now, state: 'sending' },
  { clientId: 'b', what: { kind: 'message', text: 'またあけてみます。' }, at: now, state: 'waiting' },
  { clientId: 'c', what: { kind: 'message', text: 'おやすみなさい。' }, at: now, state: 'failed' },
]
const unsaid = (code: 'person_told' | 'help_named'): Pending[] => [{ clientId: 'd', what: { kind: 'message', text: '消えてしまいたい。' }, at: now, state: 'failed', code }]

const room = (state: RoomState, more: Partial<RoomProps> = {}) => (
  <Room view={roomView} state={state} now={now} isDemo={false} isOffline={false} isDatabaseDown={false} isEarlierLoading={false} slowMs={0} exit={exit} acts={roomActs} draft={draftOf('a')} whisperDraft={draftOf('b')} askSheet={ask} isWaiting={false} keptDays={30} noteForm={noteForm} erase={<EraseVisit onErase={async () => ({ kept: 0 })} />} {...more} />
)
const talk = (state: RoomState, more: Partial<ListeningProps> = {}) => (
  <Listening listening={talking} state={state} now={now} isDemo={false} isOffline={false} isDatabaseDown={false} isEarlierLoading={false} hasAskedForHelp={false} exit={exit} acts={talkActs} draft={draftOf('c')} next={nextOpeningWord(closedRooms, now, currentTexts())} {...more} />
)
const help = (ask: 'none' | 'telling' | 'failed', news: HelpView | null) => <Help {...common} lines={lines} isBuiltIn={false} onBack={nothing} ask={ask} news={news} onAsk={nothing} onTalk={nothing} />
const entry = { ...common, rooms, onWatch: nothing, onEnter: (_room: unknown, chosen: { name: string }) => void done.push(`enter ${chosen.name}`), entering: null }
const noteForm = <NoteForm readBy={Date.parse('2025-11-25T20:00:00+09:00')} keptDays={30} now={now} draft={draftOf('note')} sending={null} onLeave={async (text) => done.push(`note ${text}`) > 0} />
const returnDoings = { make: async () => ['あさやけ', 'こもれび', 'ゆのみ', 'どんぐり'], use: async (words: string) => done.push(`back ${words}`) > 0 || { error: '' }, forget: async () => ({ kept: 0 }) } as ReturnDoings
const closed = { ...common, noteForm, rooms: closedRooms, openLines: <FewLines lines={lines} now={now} /> }
const idOfSister = '00000000-0000-4000-8000-000000000099'
const watching = roomFrom(roomPlace(true))
const writing = roomFrom(roomPlace(false))

const after = (press: string, screen: ReactNode) => <Pressed press={press}>{screen}</Pressed>
const tool = (n: number) => `.tools button:nth-child(${n})`

export const screens: Record<string, () => ReactNode> = {
  entry: () => <Entry {...entry} isDemo />,
  'entry-full': () => <Entry {...entry} rooms={[{ ...roomView, roomId: idOfSister, name: 'ほしの間 その2', sisterOf: roomView.roomId, presence: 'few' }, { ...roomView, isFull: true }, ...rooms.slice(1)]} />,
  'entry-refused': () => <Entry {...entry} entering={{ roomId: roomView.roomId, error: currentTexts().refusal.room_full }} notice={currentTexts().door.left} />,
  'entry-rest': () => <Entry {...entry} panel={<RestNotice rest={{ placeId: roomView.roomId, reason: 'contact', until: now + 3_600_000 }} onTalk={nothing} />} />,
  'entry-knocking': () => <Entry {...entry} panel={<KnockNotice room={roomView} onStop={nothing} />} />,
  'entry-naming': () => after('.doors .btn:nth-child(2)', <Entry {...entry} />),
  'entry-rules': () => after('.entry .btn.flush', <Entry {...entry} />),
  'entry-look': () => after('.promise button.flush', <Entry {...entry} />),
  closed: () => <Closed {...closed} />,
  'closed-notes': () => <Closed {...closed} notes={<NotesLeft notes={notes} now={now} />} />,
  'closed-words': () => <Closed {...closed} returning={<WordsOnce words={['あさやけ', 'こもれび', 'ゆのみ', 'どんぐり']} onNoted={nothing} />} />,
  'closed-return': () => <Closed {...closed} returning={<><ReturnPart hasWords={false} days={180} doings={returnDoings} /><ComeBackForm onUse={returnDoings.use} onCancel={nothing} /></>} />,
  'closed-erase': () => <Closed {...closed} returning={<><ReturnPart hasWords days={180} doings={returnDoings} /><EraseAsk onForget={returnDoings.forget} onErased={nothing} onCancel={nothing} /></>} />,
  'closed-late': () => <Closed {...closed} rooms={closedRooms.map((one, i) => (i === 0 ? { ...one, dueUntil: now + 3_600_000, theme: '冬の朝' } : one))} />,
  'closed-no-date': () => <Closed {...closed} rooms={closedRooms.map((one) => ({ ...one, nextOpensAt: null }))} />,
  'room-watching': () => room(watching),
  'room-writing': () => room({ ...writing, pending: pending.slice(0, 1), dividerAfter: 10 }),
  'room-help': () => room(roomFrom(roomPlace(false, [helpEntry, lookedAtEntry]))),
  'room-states': () => room({ ...roomFrom(roomPlace(false, [heldEntry])), pending }, { slowMs: 20_000 }),
  'room-taken-back': () => room(roomFrom(roomPlace(false, takenBackEntries))),
  'room-own-menu': () => after('.line.mine .dots', room(roomFrom(roomPlace(false, takenBackEntries)))),
  'room-covered': () => room(roomFrom(roomPlace(false, coveredEntries)), { draft: { get: () => 'あのころは、', set: nothing, isCovered: true } }),
  'room-uncovered': () => after('.say .btn', room(roomFrom(roomPlace(true, coveredEntries)))),
  'room-empty': () => room(roomFrom({ ...roomPlace(true), entries: [], lastSeq: 0, hasEarlier: false })),
  'room-offline': () => room(writing, { isOffline: true }),
  'room-resting': () => room(writing, { view: { ...roomView, state: 'resting', presence: 'closed' } }),
  'room-quiet': () => room(watching, { view: { ...roomView, kind: 'quiet' } }),
  'room-questions': () => room({ ...writing, entries: [...writing.entries, questionEntry] }, { view: { ...roomView, kind: 'broadcast', theme: '手帳のこと' } }),
  'room-alone': () => room(watching, { view: { ...roomView, kind: 'solo_note' } }),
  'room-after': () => room({ ...watching, entries: [] }, { view: { ...roomView, state: 'after', presence: 'few', closingWords: 'いてくれて、ありがとうございました。', nextOpensAt: closedRooms[0]?.nextOpensAt ?? null } }),
  'room-closed': () => room(watching, { view: { ...roomView, state: 'closed', presence: 'closed', closesAt: null, nextOpensAt: closedRooms[0]?.nextOpensAt ?? null } }),
  'room-closed-unsent': () => room({ ...watching, pending }, { view: { ...roomView, state: 'closed', presence: 'closed', closesAt: null } }),
  'room-waiting': () => room(writing, { panel: <Waiting listening={listening} wasInterrupted={false} noteForm={noteForm} onLeave={nothing} />, isWaiting: true }),
  'room-waiting-unknown': () => room(writing, { panel: <Waiting listening={{ ...listening, minutes: null, listeners: 0, isAnyoneListening: false }} wasInterrupted onLeave={nothing} />, isWaiting: true }),
  'room-called': () => room(writing, { panel: <Called listening={{ ...listening, state: 'called', listenerName: 'かえで', answerBy: now + 290_000 }} now={now} isBusy={false} onAnswer={nothing} />, isWaiting: true }),
  'room-nobody-today': () => room(watching, { panel: <NobodyToday next={nextOpeningWord(closedRooms, now, currentTexts())} onOk={nothing} /> }),
  'room-help-told': () => room(writing, { panel: <HelpNews ask="none" news={{ state: 'nobody_yet', raisedAt: now, answeredBy: null }} /> }),
  'room-stamps': () => after(tool(1), room(writing)),
  'room-whisper': () => after(tool(2), room(writing)),
  'room-ask': () => after(tool(3), room(writing)),
  'room-place': () => after('.eaves .place', room(writing)),
  'room-menu': () => after('.dots', room(watching)),
  talk: () => talk(roomFrom(talkPlace())),
  'talk-ending': () => talk(roomFrom(talkPlace()), { now: now + 7.5 * 60_000 }),
  'talk-joined': () => talk(roomFrom(talkPlace([joinedEntry])), { listening: { ...talking, isProfessionalHere: true }, hasAskedForHelp: true }),
  'talk-interrupted': () => talk(roomFrom(talkPlace()), { listening: { ...talking, state: 'interrupted' } }),
  'talk-change': () => after(tool(2), talk(roomFrom(talkPlace()))),
  'talk-end': () => after(tool(3), talk(roomFrom(talkPlace()))),
  'talk-place': () => after('.eaves .place', talk(roomFrom(talkPlace()))),
  'talk-closed': () => talk(roomFrom(talkPlace()), { listening: { ...talking, state: 'ended', endReason: 'talked' } }),
  'talk-closed-silent': () => talk(roomFrom(talkPlace()), { listening: { ...talking, state: 'ended', endReason: 'silence' } }),
  help: () => help('none', null),
  'help-telling': () => help('telling', null),
  'help-failed': () => help('failed', null),
  'help-answered': () => help('none', { state: 'answered', raisedAt: now, answeredBy: { name: 'みなと', role: 'professional' } }),
  'room-unsaid': () => room({ ...writing, pending: unsaid('person_told') }, { view: { ...roomView, state: 'paused' } }),
  'room-closed-unsaid': () => room({ ...watching, pending: [...pending.slice(2), ...unsaid('help_named')] }, { view: { ...roomView, state: 'closed', presence: 'closed', closesAt: null, nextOpensAt: closedRooms[0]?.nextOpensAt ?? null } }),
}
