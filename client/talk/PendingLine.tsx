// One's own, on its way: outlined, said in words; nothing is lost when it fails (rules ME3, LK10).
import { Icon } from '#client/ui/Icon.tsx'
import { Stamp } from '#client/ui/Stamp.tsx'
import type { Pending } from '#client/room/room-state.ts'
import { useTexts } from '#client/texts.tsx'
import { HelpNamed, isNamedHelp } from './HelpNamed.tsx'

export type PendingActs = { onAgain: (clientId: string) => void; onWithdraw: (clientId: string) => void; onRewrite: (text: string, clientId: string) => void; onHelp: () => void }

export function PendingLine({ pending, acts }: { pending: Pending; acts: PendingActs }) {
  const texts = useTexts()
  const { own, held, stamp } = texts.room
  const { what, state, clientId, code } = pending
  const why = code === 'too_fast' || code === 'unavailable' || code === 'too_long' || code === 'asked_to_rest' || code?.startsWith('room_') ? texts.refusal[code] : own.failed
  return (
    <li className="line mine">
      <span className="vh">{texts.room.say.you}</span>
      {what.kind === 'stamp' ? (
        <p className="stampown">
          <Stamp name={what.stamp} />
          <span className="small">{stamp[what.stamp]}</span>
        </p>
      ) : (
        <div className={what.kind === 'whisper' ? 'say pending whispered' : state === 'sent' ? 'say' : 'say pending'} lang="ja">{what.text}</div>
      )}
      {state === 'failed' && isNamedHelp(code) ? (
        <HelpNamed code={code} onHelp={acts.onHelp} onClose={() => acts.onWithdraw(clientId)} />
      ) : state !== 'sent' && (
        <p className={state === 'failed' ? 'state err' : 'state'}>
          {state === 'sending' && <Icon name="clock" small />}
          {state === 'waiting' && <Icon name={code === 'too_fast' ? 'clock' : 'offline'} small />}
          <span>{state === 'sending' ? own.sending : state === 'waiting' ? (code === 'too_fast' ? texts.refusal.too_fast : own.waiting) : why}</span>
          {state === 'failed' && code !== 'too_long' && code !== 'room_closed' && (
            <button type="button" className="btn plain" onClick={() => acts.onAgain(clientId)}>
              {own.again}
            </button>
          )}
          {state === 'failed' && code === 'too_long' && what.kind !== 'stamp' && (
            <button type="button" className="btn plain" onClick={() => acts.onRewrite(what.text, clientId)}>
              {held.rewrite}
            </button>
          )}
          {state !== 'sending' && (
            <button type="button" className="btn plain" onClick={() => acts.onWithdraw(clientId)}>
              {own.drop}
            </button>
          )}
        </p>
      )}
    </li>
  )
}
