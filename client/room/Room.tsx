// A room: eaves, light, flow, boards (rules RO3, RO5, RO7). Watching and writing are the same room with the same tools.
import { useCallback, useRef, useState, type ReactNode } from 'react'
import { Boards, type Tool } from '#client/ui/Boards.tsx'
import { Eaves } from '#client/ui/Eaves.tsx'
import { Glow } from '#client/ui/Glow.tsx'
import { useFocusBack } from '#client/ui/use-focus-back.ts'
import { HelpBar } from '#client/shell/HelpBar.tsx'
import { useHabits } from '#client/shell/habits.ts'
import { MoreSheet } from '#client/shell/MoreSheet.tsx'
import { PlaceSheet } from '#client/shell/PlaceSheet.tsx'
import { QuickExit, type ExitProps } from '#client/shell/QuickExit.tsx'
import { Screen } from '#client/shell/Screen.tsx'
import { Announcer } from '#client/talk/Announcer.tsx'
import { Composer, type ComposerHandle, type Draft } from '#client/talk/Composer.tsx'
import { Flow, type FlowActs } from '#client/talk/Flow.tsx'
import { Unsent } from '#client/talk/Unsent.tsx'
import { putWords } from '#client/talk/put-words.ts'
import { useRewriting } from '#client/talk/use-rewriting.ts'
import { useTexts } from '#client/texts.tsx'
import type { Stamp } from '#shared/message'
import { kindActs } from '#shared/room-acts'
import type { RoomView } from '#shared/views'
import { AfterRoom } from './AfterRoom.tsx'
import { RoomClosed } from './RoomClosed.tsx'
import { RoomNews } from './RoomNews.tsx'
import type { RoomState } from './room-state.ts'
import { QuietSeat, Seat } from './Seat.tsx'
import { StampSheet } from './StampSheet.tsx'
import { WhisperSheet } from './WhisperSheet.tsx'

export type RoomActs = Omit<FlowActs, 'onRewriteHeld' | 'onWriteAgain' | 'onSendInstead' | 'onRewrite' | 'onNod' | 'introduce'> & {
  onLeave: () => void
  onHelp: () => void
  onWatching: (isWatching: boolean) => void
  onRename: (name: string) => Promise<boolean>
  onSend: (text: string, rewrites?: number, isCovered?: boolean) => void
  onStamp: (stamp: Stamp, onSeq?: number) => void
  onWhisper: (text: string) => void
}

export type RoomProps = {
  view: RoomView
  state: RoomState
  now: number
  isDemo: boolean
  isOffline: boolean
  isDatabaseDown: boolean
  /** for when the records are away */
  helpCard?: ReactNode
  isEarlierLoading: boolean
  slowMs: number
  nameError?: string
  exit: ExitProps
  acts: RoomActs
  draft: Draft
  whisperDraft: Draft
  /** How many days after its end staff keep the words: the eraser's own figure. */
  keptDays: number
  /** A note to staff alone, in a room where one writes alone. */
  noteForm?: ReactNode
  /** All that was written in this visit can be erased. */
  erase?: ReactNode
  /** Waiting for listening, being called, news of a call for help. */
  panel?: ReactNode
  /** The sheet to ask for listening, or null while one already waits. */
  askSheet: ((close: () => void) => ReactNode) | null
  isWaiting: boolean
}

type OpenSheet = 'none' | 'stamps' | 'whisper' | 'listening' | 'place' | 'more'

export function Room(props: RoomProps) {
  // No function below may keep hold of `props`: with what is drawn in it a whole former screen would stay in memory.
  const { view, state, now, acts, askSheet, draft } = props
  const texts = useTexts()
  const { room } = texts
  const habits = useHabits()
  const [asked, setSheet] = useState<OpenSheet>('none')
  // One who waits asks no more: the sheet is gone with its errand.
  const sheet = asked === 'listening' && !askSheet ? 'none' : asked
  useFocusBack(sheet)
  const composer = useRef<ComposerHandle>(null)
  const [justWriting, setJustWriting] = useState(false)
  // Once only: a sheet that closes brings a new field, and the focus is not its to take.
  const arrived = useCallback(() => setJustWriting(false), [])
  const rewriting = useRewriting(acts.onSend)
  const close = () => setSheet('none')
  const open = (which: OpenSheet) => setSheet(sheet === which ? 'none' : which)
  const isClosed = view.state === 'closed'
  const isAfter = view.state === 'after'
  const kind = kindActs[view.kind]
  const isOpen = view.state === 'open'
  const canWrite = isOpen && !view.isQuiet && kind.say !== 'nobody'
  const rewrite = (text: string) => void (putWords(composer.current, draft, text) || close())
  const flowActs: FlowActs = {
    ...acts,
    onNod: isOpen && kind.stampOn === 'everyone' ? (seq) => acts.onStamp('nod', seq) : undefined,
    onRewriteHeld: (text, seq) => (rewriting.begin(seq), rewrite(text)),
    onWriteAgain: rewrite,
    onSendInstead: (text, seq) => acts.onSend(text, seq),
    onListen: askSheet && !props.isWaiting ? () => setSheet('listening') : undefined,
    onRewrite: (text, clientId) => (acts.onWithdraw(clientId), rewrite(text)),
  }
  const unsent = <Unsent pending={state.pending} acts={flowActs} />
  const stampTool: Tool = { key: 'stamps', icon: 'stamps', word: room.tools.stamps, onPress: () => open('stamps'), isOpen: sheet === 'stamps' }
  const tools: Tool[] = [
    ...(kind.stamp === 'everyone' ? [stampTool] : []),
    { key: 'whisper', icon: 'whisper', word: room.tools.whisper, onPress: () => open('whisper'), isOpen: sheet === 'whisper' },
    { key: 'listening', icon: 'ear', word: room.tools.listening, onPress: () => askSheet && open('listening'), isOpen: sheet === 'listening', isOn: props.isWaiting },
  ]
  const help: Tool = { key: 'help', icon: 'help', word: room.tools.help, onPress: acts.onHelp, isHelp: true }
  const presence = isOpen || isAfter ? room.presence[view.presence] : view.state === 'closed' ? room.presence.closed : room.restingHere
  const blocked = canWrite ? undefined : texts.refusal[isOpen ? 'room_quiet' : view.state === 'paused' ? 'room_paused' : 'room_resting']
  return (
    <Screen label={view.name} isDemo={props.isDemo}>
      <Eaves
        back={{ icon: 'leave', word: room.leave, onPress: acts.onLeave }}
        name={view.name}
        detail={room.audience[view.audience]}
        onPlace={() => open('place')}
        placeHint={room.place.hint}
        isPlaceOpen={sheet === 'place'}
        exit={<QuickExit {...props.exit} />}
      />
      <Glow step={isOpen || isAfter ? view.presence : 'closed'} />
      <p className="here">
        <span>{presence}</span>
        {view.closesAt !== null && !isClosed && <span>{texts.time.until(view.closesAt)}</span>}
      </p>
      <RoomNews room={view} isOffline={props.isOffline} isDatabaseDown={props.isDatabaseDown} helpCard={props.helpCard} slowMs={props.slowMs} />
      {props.panel}
      {isOpen && (view.theme !== null || room.kindMore[view.kind] !== '') && (
        <p className="kindmore small">
          {view.theme !== null && <b>{room.theme(view.theme)}</b>}
          {room.kindMore[view.kind]}
        </p>
      )}
      {isClosed ? (
        <RoomClosed nextOpensAt={view.nextOpensAt} closingWords={view.closingWords} keptDays={props.keptDays} now={now} unsent={unsent} onDoor={acts.onLeave} />
      ) : isAfter ? (
        <AfterRoom room={view} keptDays={props.keptDays} now={now} unsent={unsent} onDoor={acts.onLeave} />
      ) : view.kind === 'solo_note' ? (
        <section className="grow pad stack scrolls">
          <p className="phrase">
            <b>{texts.note.room.lead}</b>
            {texts.note.room.body}
          </p>
          {props.noteForm}
        </section>
      ) : (
        <Flow state={state} label={room.flow(view.name)} emptyWord={room.say.empty} acts={flowActs} isEarlierLoading={props.isEarlierLoading} isDimmed={sheet !== 'none'} />
      )}
      <Announcer state={state} isOn={habits.isAnnouncing && !isClosed && !isAfter} />
      {sheet === 'stamps' && <StampSheet only={kind.stamps} onStamp={(stamp) => (acts.onStamp(stamp), close())} onClose={close} />}
      {sheet === 'whisper' && <WhisperSheet hostName={view.hostName} draft={props.whisperDraft} onSend={acts.onWhisper} onClose={close} />}
      {sheet === 'listening' && askSheet?.(close)}
      {sheet === 'place' && (
        <PlaceSheet
          note={room.place.vanishes(props.keptDays)}
          erase={props.erase}
          ownName={
            state.seat
              ? { name: state.seat.name, error: props.nameError, onRename: acts.onRename, onWatch: state.seat.isWatching ? undefined : () => (acts.onWatching(true), close()) }
              : undefined
          }
          onClose={close}
        />
      )}
      {sheet === 'more' && <MoreSheet tools={tools} onClose={close} />}
      {sheet !== 'none' || isClosed || isAfter ? (
        <HelpBar onHelp={acts.onHelp} isUrgent />
      ) : (
        <Boards label={room.tools.label} tools={[...tools, help]} more={{ word: room.tools.more, onPress: () => open('more'), isOpen: false }}>
          {kind.say === 'nobody' ? (
            <QuietSeat />
          ) : state.seat?.isWatching !== false ? (
            <Seat
              onWrite={() => {
                setJustWriting(true)
                acts.onWatching(false)
              }}
            />
          ) : (
            <Composer
              draft={props.draft}
              placeholder={kind.say === 'staff' ? room.ask.placeholder : room.compose.placeholder(state.seat?.name ?? '')}
              onSend={rewriting.send}
              rewriting={rewriting.stop}
              canCover={kind.say === 'everyone'}
              isEnterSending={habits.isEnterSending}
              blocked={blocked}
              handle={composer}
              onArrive={justWriting ? arrived : undefined}
            />
          )}
        </Boards>
      )}
    </Screen>
  )
}
