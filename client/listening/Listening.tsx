// One-to-one (rules LI6, LI7): one lamp, two people side by side, the way to stop or change always in the same place.
import { useRef, useState, type ReactNode } from 'react'
import { Banner } from '#client/ui/Banner.tsx'
import { Boards, type Tool } from '#client/ui/Boards.tsx'
import { Eaves } from '#client/ui/Eaves.tsx'
import { useFocusBack } from '#client/ui/use-focus-back.ts'
import { WithoutRecords } from '#client/room/RoomNews.tsx'
import { HelpBar } from '#client/shell/HelpBar.tsx'
import { useHabits } from '#client/shell/habits.ts'
import { MoreSheet } from '#client/shell/MoreSheet.tsx'
import { PlaceSheet } from '#client/shell/PlaceSheet.tsx'
import { QuickExit, type ExitProps } from '#client/shell/QuickExit.tsx'
import { Screen } from '#client/shell/Screen.tsx'
import type { RoomState } from '#client/room/room-state.ts'
import { Announcer } from '#client/talk/Announcer.tsx'
import { Composer, type ComposerHandle, type Draft } from '#client/talk/Composer.tsx'
import { Flow, type FlowActs } from '#client/talk/Flow.tsx'
import { putWords } from '#client/talk/put-words.ts'
import { useRewriting } from '#client/talk/use-rewriting.ts'
import { useTexts } from '#client/texts.tsx'
import { plainWords } from '#shared/texts/ruby'
import type { ListeningView } from '#shared/views'
import { AskFirst } from './AskFirst.tsx'
import { EndingNotice } from './EndingNotice.tsx'
import { Departure, Introduction } from './Introduction.tsx'
import { TalkClosed } from './TalkClosed.tsx'

export type ListeningActs = Omit<FlowActs, 'onRewriteHeld' | 'onWriteAgain' | 'onSendInstead' | 'onRewrite' | 'onNod' | 'introduce'> & {
  onHelp: () => void
  onSend: (text: string, rewrites?: number) => void
  onChange: () => void
  onStop: () => void
  onRoom?: () => void
  onDoor: () => void
}

export type ListeningProps = {
  listening: ListeningView
  state: RoomState
  now: number
  isDemo: boolean
  isOffline: boolean
  isDatabaseDown: boolean
  /** for when the records are away */
  helpCard?: ReactNode
  isEarlierLoading: boolean
  hasAskedForHelp: boolean
  exit: ExitProps
  acts: ListeningActs
  draft: Draft
  next: string | null
  panel?: ReactNode
  /** All that was written in this visit can be erased. */
  erase?: ReactNode
}

export function Listening(props: ListeningProps) {
  // No function below may keep hold of `props`: with what is drawn in it a whole former screen would stay in memory.
  const { listening, state, now, acts, hasAskedForHelp, draft } = props
  const texts = useTexts()
  const words = texts.listening.talk
  const { room } = texts
  const habits = useHabits()
  const [sheet, setSheet] = useState<'none' | 'end' | 'change' | 'place' | 'more'>('none')
  useFocusBack(sheet)
  const [quietedEnd, setQuietedEnd] = useState<number | null>(null)
  const composer = useRef<ComposerHandle>(null)
  const rewriting = useRewriting(acts.onSend)
  const close = () => setSheet('none')
  const until = listening.endsAt === null ? null : texts.time.until(listening.endsAt)
  const who = listening.listenerName ?? ''
  const professional = state.entries.reduce<string | null>((name, e) => (e.kind === 'joined' && e.author.part === 'professional' ? e.author.name : name), null)
  const leftMs = (listening.endsAt ?? Number.POSITIVE_INFINITY) - now
  const isOver = listening.state === 'ended'
  const isEnding = listening.state === 'talking' && listening.noticeAt !== null && now >= listening.noticeAt && leftMs > 0 && quietedEnd !== listening.endsAt
  const rewrite = (text: string) => void (putWords(composer.current, draft, text) || close())
  const flowActs: FlowActs = {
    ...acts,
    onRewriteHeld: (text, seq) => (rewriting.begin(seq), rewrite(text)),
    onWriteAgain: rewrite,
    onSendInstead: (text, seq) => acts.onSend(text, seq),
    onRewrite: (text, clientId) => (acts.onWithdraw(clientId), rewrite(text)),
    introduce: ({ key, entry }) =>
      entry.kind === 'joined' ? (
        <Introduction key={key} entry={entry} hasAskedForHelp={hasAskedForHelp} onAsk={() => rewrite(plainWords(texts.listening.joins.askLine))} />
      ) : (
        <Departure key={key} name={entry.author.name} />
      ),
  }
  const tools: Tool[] = [
    { key: 'away', icon: 'clock', word: words.away, onPress: () => (close(), acts.onSend(plainWords(words.awayLine))) },
    { key: 'change', icon: 'hand-over', word: words.change, onPress: () => setSheet('change'), isOpen: sheet === 'change' },
    { key: 'end', icon: 'leave', word: words.end, onPress: () => setSheet('end'), isOpen: sheet === 'end' },
  ]
  const help: Tool = { key: 'help', icon: 'help', word: room.tools.help, onPress: acts.onHelp, isHelp: true }
  return (
    <Screen label={words.place} isDemo={props.isDemo}>
      <Eaves
        back={{ icon: 'leave', word: room.leave, onPress: isOver ? acts.onDoor : acts.onStop }}
        name={words.until(until)}
        detail={
          professional && professional !== who && listening.isProfessionalHere ? (
            words.withProfessional(who, professional)
          ) : (
            <>
              {who}
              <span className="role">{professional === who ? words.professionalRole : words.role}</span>
            </>
          )
        }
        onPlace={() => setSheet(sheet === 'place' ? 'none' : 'place')}
        placeHint={room.place.hint}
        isPlaceOpen={sheet === 'place'}
        exit={<QuickExit {...props.exit} />}
      />
      <div className="onelamp" role="img" aria-label={words.oneLamp} />
      {props.isOffline ? (
        <Banner icon="offline" head={room.offline.head} children={room.offline.body} />
      ) : props.isDatabaseDown ? (
        <WithoutRecords helpCard={props.helpCard} />
      ) : (
        listening.state === 'interrupted' && <Banner kind="rest" icon="offline" head={words.interrupted.head} children={words.interrupted.body} />
      )}
      {props.panel}
      <Flow state={state} label={words.flow} emptyWord={room.say.emptyTalk} acts={flowActs} isEarlierLoading={props.isEarlierLoading} isDimmed={sheet !== 'none'} />
      <Announcer state={state} isOn={habits.isAnnouncing} />
      {sheet === 'end' && <AskFirst icon="leave" heading={words.endHeading} body={words.endBody} yes={words.endYes} no={words.endNo} onYes={() => (close(), acts.onStop())} onNo={close} />}
      {sheet === 'change' && <AskFirst icon="hand-over" heading={words.changeHeading} body={words.changeBody} yes={words.changeYes} no={words.changeNo} onYes={() => (close(), acts.onChange())} onNo={close} />}
      {sheet === 'place' && <PlaceSheet note={words.readers} erase={props.erase} onClose={close} />}
      {sheet === 'more' && <MoreSheet tools={tools} onClose={close} />}
      {isOver && sheet === 'none' && <TalkClosed reason={listening.endReason} firstUntil={listening.firstUntil} next={props.next} onRoom={acts.onRoom} onDoor={acts.onDoor} />}
      {sheet !== 'none' || isOver ? (
        <HelpBar onHelp={acts.onHelp} isUrgent />
      ) : (
        <>
          {isEnding && (
            <EndingNotice
              leftMs={leftMs}
              onMore={() => {
                setQuietedEnd(listening.endsAt)
                acts.onSend(plainWords(texts.listening.ending.wantMoreLine))
              }}
              onFine={() => setQuietedEnd(listening.endsAt)}
            />
          )}
          <Boards label={room.tools.label} tools={[...tools, help]} more={{ word: room.tools.more, onPress: () => setSheet('more'), isOpen: false }}>
            <Composer draft={props.draft} placeholder={words.placeholder} onSend={rewriting.send} rewriting={rewriting.stop} isEnterSending={habits.isEnterSending} handle={composer} />
          </Boards>
        </>
      )}
    </Screen>
  )
}
