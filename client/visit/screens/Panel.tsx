// What goes with one from door to room: news of a call for help, waiting to be listened to, being called, a talk that is open.
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { HelpNews } from '#client/help/HelpNews.tsx'
import { Called } from '#client/listening/Called.tsx'
import { NobodyToday } from '#client/listening/NobodyToday.tsx'
import { Waiting } from '#client/listening/Waiting.tsx'
import type { VisitorState, VisitorStore } from '#client/store.ts'
import { useTexts } from '#client/texts.tsx'
import type { Frame } from '#client/App.tsx'
import { NoteHere } from './NoteHere.tsx'
import { nextOpeningWord } from './next-opening-word.ts'
import type { Inside } from '../inside.ts'

export function Panel({ inside, store, state, frame }: { inside: Inside; store: VisitorStore; state: VisitorState; frame: Frame }) {
  const texts = useTexts()
  const { listening, help, helpAsk } = state
  const hasHelp = helpAsk !== 'none' || (help !== null && help.state !== 'closed')
  const isTalk = listening?.state === 'talking' || listening?.state === 'interrupted'
  return (
    <>
      {hasHelp && <HelpNews ask={helpAsk} news={help} onAgain={inside.help.ask} onTalk={isTalk ? inside.listening.open : undefined} />}
      {listening?.state === 'waiting' && <Waiting listening={listening} wasInterrupted={state.wasInterrupted} noteForm={<NoteHere state={state} now={frame.now} onLeave={inside.note.leave} />} onLeave={inside.listening.leaveLine} />}
      {listening?.state === 'called' && <Called listening={listening} now={frame.now} isBusy={state.isAnswering} onAnswer={inside.listening.answer} />}
      {listening?.state === 'ended' && listening.endReason === 'nobody_today' && (
        <NobodyToday next={nextOpeningWord(state.rooms ?? [], frame.now, texts)} onOk={() => store.set({ listening: null })} />
      )}
      {isTalk && !(hasHelp && help?.state === 'with_you') && (
        <Banner kind="lamp" icon="lantern-lit" head={texts.listening.talk.place}>
          <p className="acts">
            <Button kind="main" onClick={inside.listening.open}>
              {texts.help.goTalk}
            </Button>
          </p>
        </Banner>
      )}
    </>
  )
}
