// ひとこと残す without script (rule SN7): by when it is read stands above and below the act; after a no the words stand there again, with what to
// do. Whoever may be in danger meets help first.
import { FewLines, HelpCard } from '#client/help/Lines.tsx'
import { builtInLines } from '#client/help/built-in-lines.ts'
import { isNamedHelp, whenUnsaid } from '#client/talk/HelpNamed.tsx'
import { HelpBar } from '#client/shell/HelpBar.tsx'
import { QuickExit } from '#client/shell/QuickExit.tsx'
import { Screen } from '#client/shell/Screen.tsx'
import { Eaves } from '#client/ui/Eaves.tsx'
import { unread } from '#client/ui/unread.ts'
import { useSpoken } from '#client/texts.tsx'
import type { PublicView } from '#shared/http-contract'
import type { RefusalCode } from '#shared/refusal'
import { inLanguage } from './StillLink.tsx'

export type NotePageView =
  | { kind: 'form'; readBy: number | null; ticket: string; text: string; why: RefusalCode | null }
  | { kind: 'left'; readBy: number | null; isCry: boolean; isPersonTold: boolean }

type Props = { view: NotePageView; porch: PublicView | null }

const nothing = () => undefined

export function NotePage({ view, porch }: Props) {
  const { language, texts } = useSpoken()
  const { note, still, time } = texts
  const now = porch?.now ?? 0
  const when = (readBy: number) => `${time.day(readBy, now || readBy)} ${time.clock(readBy)}`
  const lines = porch?.helpLines.length ? porch.helpLines : builtInLines
  return (
    <Screen label={note.heading} isDemo={porch?.isDemo ?? false}>
      <Eaves back={{ icon: 'back', word: still.toDoor, onPress: nothing, href: inLanguage('/', language) }} name={note.heading} exit={<QuickExit url={porch?.exitUrl ?? ''} onExit={nothing} />} />
      <div className="grow scrolls">
        <section className="pad stack entry">
          {view.kind === 'left' ? (
            <>
              {view.isCry && (
                <>
                  <p>
                    <b>{texts.room.notice[view.isPersonTold ? 'help_with_person' : 'help_offered']}</b>
                  </p>
                  <div className="two nums">
                    <a className="call" href="tel:119">
                      <b className="num">119</b>
                      <span>{texts.help.fire}</span>
                    </a>
                    <a className="call" href="tel:110">
                      <b className="num">110</b>
                      <span>{texts.help.police}</span>
                    </a>
                  </div>
                  <HelpCard lines={lines} now={now} />
                </>
              )}
              <div className="noteleft">
                <p>
                  <b>{note.left}</b>
                  {view.readBy !== null && note.until(when(view.readBy))}
                </p>
                <p className="small soft">{note.page.noAnswer}</p>
              </div>
              <p>
                <a className="btn" href={inLanguage('/', language)}>
                  {still.toDoor}
                </a>
              </p>
            </>
          ) : (
            <Form view={view} told={view.readBy === null ? null : when(view.readBy)} keptDays={porch?.kept.noteDays ?? plainKeptDays} />
          )}
          {!(view.kind === 'left' && view.isCry) && (
            <div>
              <h2 className="h-m">{texts.door.closed.openNow}</h2>
              <FewLines lines={lines} now={now} />
            </div>
          )}
        </section>
      </div>
      <HelpBar onHelp={nothing} isUrgent />
    </Screen>
  )
}

const plainKeptDays = 30

function Form({ view, told, keptDays }: { view: Extract<NotePageView, { kind: 'form' }>; told: string | null; keptDays: number }) {
  const { language, texts } = useSpoken()
  const { note } = texts
  const { why } = view
  // With nobody who reads there is nothing to write into, except that words already written are not taken away.
  if (told === null && view.text === '') return <p>{note.nobody}</p>
  return (
    <form className="noteform" method="post" action={inLanguage('/hitokoto', language)} acceptCharset="utf-8" autoComplete="off">
      <input type="hidden" name="ticket" value={view.ticket} autoComplete="off" />
      {why !== null && (
        <p className="hint err" role="alert">
          {why === 'proof_needed' ? note.page.crowded : why === 'pass_expired' ? note.page.again : texts.refusal[isNamedHelp(why) ? 'too_long' : why]}
        </p>
      )}
      {isNamedHelp(why) && (
        <p role="alert">
          <b>{texts.room.notice[whenUnsaid[why]]}</b>
        </p>
      )}
      <label htmlFor="note">{note.label}</label>
      <textarea id="note" name="text" className="field" rows={5} defaultValue={view.text} placeholder={note.placeholder} aria-describedby="note-told" {...unread} />
      <p id="note-told" className="small soft">
        {told === null ? note.nobody : note.until(told)}
        {note.page.noAnswer}
        {note.heldFor(keptDays)}
      </p>
      <button type="submit" className="btn">
        {note.send}
      </button>
    </form>
  )
}
