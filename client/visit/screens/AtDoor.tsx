// The door as it stands: loading, unreachable, closed, or open.
import { useState } from 'react'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Eaves } from '#client/ui/Eaves.tsx'
import { Closed } from '#client/door/Closed.tsx'
import { Entry } from '#client/door/Entry.tsx'
import { KnockNotice } from '#client/door/KnockNotice.tsx'
import { RestNotice } from '#client/door/RestNotice.tsx'
import { suggestName } from '#client/door/suggest-name.ts'
import { builtInLines } from '#client/help/built-in-lines.ts'
import { FewLines } from '#client/help/Lines.tsx'
import { NotesLeft } from '#client/note/NotesLeft.tsx'
import { HelpBar } from '#client/shell/HelpBar.tsx'
import { QuickExit } from '#client/shell/QuickExit.tsx'
import { EraseVisit } from '#client/returning/EraseVisit.tsx'
import { ReturnPart, type ReturnDoings } from '#client/returning/ReturnPart.tsx'
import { Screen } from '#client/shell/Screen.tsx'
import type { OwnSeat, VisitorState } from '#client/store.ts'
import { useTexts, type Texts } from '#client/texts.tsx'
import { isEnterable } from '#shared/room-acts'
import type { Frame } from '#client/App.tsx'
import type { Visitor } from '../visitor.ts'
import { leaveFromDoor, NoteHere } from './NoteHere.tsx'

export function AtDoor({ visitor, state, frame }: { visitor: Visitor; state: VisitorState; frame: Frame }) {
  const texts = useTexts()
  const { door } = texts
  const { inside } = state
  const [isAsking, setAsking] = useState(false)
  const isResting = state.rest !== null && state.rest.until > frame.now
  const notice = state.notice === 'left' ? door.left : state.notice === 'left_waiting' ? texts.listening.leftWaiting : state.notice === 'erased' || state.notice === 'erased_some' ? texts.back.visit[state.notice] : state.notice === 'visit_over' ? door.visitOver : state.notice === 'back' && state.back ? backWord(state.back, texts) : undefined
  if (!state.rooms || (state.seat && state.line !== 'up')) return <Opening visitor={visitor} state={state} frame={frame} />
  const panel = (
    <>
      {inside && <inside.Panel inside={inside} store={visitor.store} state={state} frame={frame} />}
      {state.unsaid && (
        <Banner kind="held" icon="help">
          {texts.refusal[state.unsaid]}
          <p>
            <Button kind="plain" className="flush" onClick={frame.onHelp}>
              {texts.room.tools.help}
            </Button>
          </p>
        </Banner>
      )}
      {isResting && state.rest && <RestNotice rest={state.rest} onTalk={state.listening ? undefined : () => setAsking(true)} />}
      {state.isProving && (
        <Banner icon="clock" head={door.proof.head}>
          {door.proof.body}
        </Banner>
      )}
      {state.knocking && inside && <KnockNotice room={state.rooms.find(({ roomId }) => roomId === state.knocking?.roomId)} onStop={inside.room.stopWaiting} onTalk={state.listening ? undefined : () => setAsking(true)} />}
      {isAsking && !state.listening && inside && (
        <inside.AskSheet isBusy={state.asking !== null && !state.asking.error} error={state.asking?.error} listener={state.back?.listener?.name} onAsk={inside.listening.ask} onClose={() => setAsking(false)} />
      )}
    </>
  )
  const returning = (
    <>
      <ReturnPart hasWords={state.back !== null} days={state.porch?.kept.returnDays ?? plainReturnDays} doings={doorReturns(visitor, texts.refusal.unavailable)} />
      {inside && state.line === 'up' && <EraseVisit onErase={inside.eraseVisit} />}
    </>
  )
  if (!state.rooms.some((room) => isEnterable(room.state))) {
    return (
      <Closed
        rooms={state.rooms}
        {...frame}
        notice={notice}
        panel={panel}
        noteForm={<NoteHere state={state} now={frame.now} onLeave={(text) => leaveFromDoor(visitor, text, texts.refusal.unavailable)} />}
        notes={<NotesLeft notes={state.soloNotes} now={frame.now} />}
        returning={returning}
        openLines={<FewLines lines={state.porch?.helpLines.length ? state.porch.helpLines : builtInLines} now={frame.now} />}
      />
    )
  }
  return (
    <Entry
      rooms={state.rooms}
      {...frame}
      notice={notice}
      panel={panel}
      notes={<NotesLeft notes={state.soloNotes} now={frame.now} />}
      returning={returning}
      known={state.back?.nickname ?? null}
      entering={state.entering}
      onWatch={(room) => sit(visitor, { roomId: room.roomId, ...(state.back?.nickname ?? suggestName(texts.nicknames)), isWatching: true }, texts.refusal.unavailable)}
      onEnter={(room, chosen) => sit(visitor, { roomId: room.roomId, ...chosen, isWatching: false }, texts.refusal.unavailable)}
    />
  )
}

const plainReturnDays = 180

function backWord({ nickname, listener }: NonNullable<VisitorState['back']>, { back }: Texts): string {
  return back.back(nickname?.name ?? null) + (listener ? (listener.isHere ? back.listenerHere(listener.name) : back.listenerAway(listener.name)) : '')
}

/** The inside may still be on its way. */
function doorReturns(visitor: Visitor, lostWord: string): ReturnDoings {
  const inside = () => visitor.inside().catch(() => null)
  return {
    make: async () => (await inside())?.returning.make() ?? { error: lostWord },
    use: async (words) => (await inside())?.returning.use(words) ?? { error: lostWord },
    forget: async () => (await inside())?.returning.forget() ?? { error: lostWord },
  }
}

/** Comes in at once when the inside is here; otherwise as soon as it has been fetched. */
async function sit(visitor: Visitor, seat: OwnSeat & { isSuggested?: boolean }, lostWord: string): Promise<void> {
  visitor.store.set({ entering: { roomId: seat.roomId }, notice: null })
  try {
    await (await visitor.comeIn(seat.roomId)).room.sit(seat)
  } catch {
    visitor.store.set({ entering: { roomId: seat.roomId, error: lostWord } })
  }
}

/** Before the house has answered: what it is doing, and the ways out and to help at their places. */
function Opening({ visitor, state, frame }: { visitor: Visitor; state: VisitorState; frame: Frame }) {
  const { door, room } = useTexts()
  const isLost = state.isPorchLost || state.line === 'lost'
  return (
    <Screen label={door.placeName} isDemo={frame.isDemo}>
      <Eaves back={{ icon: 'leave', word: room.leave, onPress: frame.exit.onExit }} name={door.placeName} exit={<QuickExit {...frame.exit} />} />
      <section className="pad stack grow scrolls">
        {isLost ? (
          <>
            <Banner icon="offline" head={door.unreachable.head}>
              {door.unreachable.body}
            </Banner>
            <Button isWide onClick={visitor.readPorch}>
              {door.unreachable.again}
            </Button>
          </>
        ) : (
          <div className="loading" role="status">
            <i />
            <i />
            <i />
            <p className="small soft">{door.loading}</p>
          </div>
        )}
      </section>
      <HelpBar onHelp={frame.onHelp} isUrgent={isLost} />
    </Screen>
  )
}
