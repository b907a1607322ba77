// The room screen, given its life.
import { useMemo } from 'react'
import { HelpCard } from '#client/help/Lines.tsx'
import { AskSheet } from '#client/listening/AskSheet.tsx'
import { Room, type RoomActs } from '#client/room/Room.tsx'
import type { VisitorState, VisitorStore } from '#client/store.ts'
import type { RoomView } from '#shared/views'
import type { Frame } from '#client/App.tsx'
import { draftOf } from '../keep/drafts.ts'
import { EraseVisit } from '#client/returning/EraseVisit.tsx'
import { NotesLeft } from '#client/note/NotesLeft.tsx'
import { NoteHere, plainKeptDays } from './NoteHere.tsx'
import { Panel } from './Panel.tsx'
import type { Inside } from '../inside.ts'

export function InRoom({ inside, store, state, view: current, frame }: { inside: Inside; store: VisitorStore; state: VisitorState; view: RoomView; frame: Frame }) {
  const { room, outbox, listening } = inside
  const { onHelp } = frame
  const acts: RoomActs = useMemo(
    () => ({
      onLeave: room.leave,
      onHelp: () => store.set({ isHelpOpen: true }),
      onWatching: (isWatching) => void room.resit({ isWatching }),
      onRename: (name) => room.resit({ name }),
      onSend: room.say,
      onStamp: room.stamp,
      onWhisper: room.whisper,
      onReport: (seq, reason) => room.report('room', seq, reason),
      onFold: (seatId, isFolded) => room.fold('room', seatId, isFolded),
      onDropHeld: (seq) => room.drop('room', seq),
      onTakeBack: (seq) => void room.takeBack('room', seq),
      onAgain: (clientId) => outbox.again('room', clientId),
      onWithdraw: (clientId) => outbox.withdraw('room', clientId),
      onEarlier: () => room.earlier('room'),
      onLook: (isFollowing) => store.act('room', { type: 'looked', isFollowing }),
    }),
    [store, room, outbox],
  )
  if (!state.room) return null
  // Without a seat this opening is over, even when the room has opened again meanwhile.
  const view: RoomView = state.seat ? current : { ...current, state: 'closed', presence: 'closed', closesAt: null }
  return (
    <Room
      view={view}
      state={state.room}
      now={frame.now}
      isDemo={frame.isDemo}
      exit={frame.exit}
      isOffline={state.line === 'lost'}
      isDatabaseDown={!state.isDatabaseUp}
      helpCard={<HelpCard lines={state.porch?.helpLines} now={frame.now} />}
      isEarlierLoading={state.earlierLoading === 'room'}
      slowMs={Math.max(0, state.slowUntil - Date.now())}
      nameError={state.entering?.isNameError ? state.entering.error : undefined}
      keptDays={state.porch?.kept.roomDays ?? plainKeptDays}
      noteForm={
        <>
          <NoteHere state={state} now={frame.now} onLeave={inside.note.leave} />
          <NotesLeft notes={state.soloNotes} now={frame.now} />
        </>
      }
      erase={<EraseVisit onErase={inside.eraseVisit} />}
      acts={{ ...acts, onHelp }}
      draft={draftOf(view.roomId)}
      whisperDraft={draftOf(`${view.roomId}/whisper`)}
      panel={<Panel inside={inside} store={store} state={state} frame={frame} />}
      isWaiting={state.listening !== null && state.listening.state !== 'ended'}
      askSheet={
        state.listening && state.listening.state !== 'ended'
          ? null
          : (close) => (
              <AskSheet
                isBusy={state.asking !== null && !state.asking.error}
                error={state.asking?.error}
                listener={state.back?.listener?.name}
                onAsk={async (ageBand, wish, wishesSame) => {
                  if (await listening.ask(ageBand, wish, wishesSame)) close()
                }}
                onClose={close}
              />
            )
      }
    />
  )
}
