// The one-to-one screen, given its life.
import { useMemo } from 'react'
import { HelpCard } from '#client/help/Lines.tsx'
import { EraseVisit } from '#client/returning/EraseVisit.tsx'
import { HelpNews } from '#client/help/HelpNews.tsx'
import { Listening, type ListeningActs } from '#client/listening/Listening.tsx'
import type { VisitorState, VisitorStore } from '#client/store.ts'
import { useTexts } from '#client/texts.tsx'
import { isEnterable } from '#shared/room-acts'
import type { Frame } from '#client/App.tsx'
import { draftOf } from '../keep/drafts.ts'
import { nextOpeningWord } from './next-opening-word.ts'
import type { Inside } from '../inside.ts'

export function InTalk({ inside, store, state, frame }: { inside: Inside; store: VisitorStore; state: VisitorState; frame: Frame }) {
  const texts = useTexts()
  const { room, outbox, listening } = inside
  const canReturn = state.room !== null && state.seat !== null
  const { onHelp } = frame
  const acts: ListeningActs = useMemo(
    () => ({
      onHelp,
      onSend: listening.say,
      onChange: listening.change,
      onStop: listening.stop,
      onRoom: canReturn ? () => listening.put('room') : undefined,
      onDoor: () => {
        room.leave()
        listening.put('door')
      },
      onReport: (seq, reason) => room.report('talk', seq, reason),
      onFold: (seatId, isFolded) => room.fold('talk', seatId, isFolded),
      onDropHeld: (seq) => room.drop('talk', seq),
      onTakeBack: (seq) => void room.takeBack('talk', seq),
      onAgain: (clientId) => outbox.again('talk', clientId),
      onWithdraw: (clientId) => outbox.withdraw('talk', clientId),
      onEarlier: () => room.earlier('talk'),
      onLook: (isFollowing) => store.act('talk', { type: 'looked', isFollowing }),
    }),
    [store, room, outbox, listening, canReturn, onHelp],
  )
  if (!state.talk || !state.listening) return null
  const hasHelp = state.helpAsk !== 'none' || (state.help !== null && (state.help.state === 'told' || state.help.state === 'nobody_yet' || state.help.state === 'answered'))
  return (
    <Listening
      listening={state.listening}
      state={state.talk}
      now={frame.now}
      isDemo={frame.isDemo}
      exit={frame.exit}
      isOffline={state.line === 'lost'}
      isDatabaseDown={!state.isDatabaseUp}
      helpCard={<HelpCard lines={state.porch?.helpLines} now={frame.now} />}
      isEarlierLoading={state.earlierLoading === 'talk'}
      hasAskedForHelp={state.help !== null}
      acts={acts}
      erase={<EraseVisit onErase={inside.eraseVisit} />}
      draft={draftOf(state.listening.listeningId)}
      next={state.rooms?.some((one) => isEnterable(one.state)) ? null : nextOpeningWord(state.rooms ?? [], frame.now, texts)}
      panel={hasHelp ? <HelpNews ask={state.helpAsk} news={state.help} onAgain={inside.help.ask} /> : undefined}
    />
  )
}
