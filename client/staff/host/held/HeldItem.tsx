// One held line: whose, why it is held, its words (covered when they may be hard to read), the talk around it, and what to do.
import { useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { HideReason, ReleaseReason } from '#shared/message'
import type { HeldView } from '#shared/views'
import { Refused } from '../../parts/Refused.tsx'
import { Veil } from '../../parts/Veil.tsx'
import { marked } from '../../place/MessageLine.tsx'
import { clock } from '../../time-words.ts'
import { HideForm } from '../HideForm.tsx'
import { ReleaseForm, usualRelease } from '../ReleaseForm.tsx'
import { useRelease } from '../use-release.ts'
import { AskRewriteForm } from './AskRewriteForm.tsx'
import { hideReasonOf } from './hide-reason.ts'
import { TalkAround } from './TalkAround.tsx'

const texts = staffTexts.host

/** What became of a line, said once, and how it is undone: kept back it waits again, let out it is taken down at once. */
export type Decided = { words: string; seq: number; undo: 'unhide' | { hide: HideReason } | null }

type Props = { placeId: string; line: HeldView; nth: number; all: number; canAsk: boolean; onShow: () => void; onDecided: (decided: Decided) => void }

export function HeldItem({ placeId, line, nth, all, canAsk, onShow, onDecided }: Props) {
  const release = useRelease(placeId, line.seq)
  const [open, setOpen] = useState<'keep' | 'ask' | 'release' | null>(null)
  const { author, held } = line
  const toggle = (which: NonNullable<typeof open>) => setOpen(open === which ? null : which)
  const letOut = async (reason: ReleaseReason) => {
    if (await release.release(reason)) onDecided({ words: texts.queue.released(author.name), seq: line.seq, undo: { hide: hideReasonOf(held.category) } })
  }
  return (
    <li className="dashed helditem" data-held={line.seq} tabIndex={-1} aria-label={texts.queue.item(author.name, clock(line.at), nth, all)}>
      <p className="small soft">{`${clock(line.at)}${staffTexts.common.dot}${author.name}`}</p>
      <p className="small why">{`${texts.heldWhy}${staffTexts.common.colon}${texts.category[held.category] ?? texts.categoryOther}`}</p>
      {line.isAsked && <p className="small asked">{texts.queue.asked}</p>}
      <Veil isOn={held.isGraphic === true}>
        <p className="heldwords">{marked(line.text, held.spans)}</p>
        <TalkAround line={line} />
      </Veil>
      <div className="lineacts">
        <Button isBusy={release.isBusy} onClick={() => void letOut(usualRelease)}>
          {texts.release}
        </Button>
        {canAsk && author.kind === 'visitor' && (
          <Button kind="plain" aria-expanded={open === 'ask'} onClick={() => toggle('ask')}>
            {texts.queue.ask}
          </Button>
        )}
        <Button kind="plain" aria-expanded={open === 'keep'} onClick={() => toggle('keep')}>
          {texts.keepHidden}
        </Button>
        <Button kind="plain" aria-expanded={open === 'release'} onClick={() => toggle('release')}>
          {texts.releaseOther}
        </Button>
        <Button kind="plain" onClick={onShow}>
          {texts.showInFlow}
        </Button>
      </div>
      {open === 'release' && <ReleaseForm isBusy={release.isBusy} onRelease={(reason) => void letOut(reason)} onClose={() => setOpen(null)} />}
      {open === 'keep' && (
        <HideForm placeId={placeId} seq={line.seq} isHeld onHidden={() => onDecided({ words: texts.queue.kept(author.name), seq: line.seq, undo: 'unhide' })} onClose={() => setOpen(null)} />
      )}
      {open === 'ask' && (
        <AskRewriteForm
          placeId={placeId}
          line={line}
          onAsked={() => {
            setOpen(null)
            onDecided({ words: texts.queue.askedNow(author.name), seq: line.seq, undo: null })
          }}
          onClose={() => setOpen(null)}
        />
      )}
      <Refused code={release.refused} />
    </li>
  )
}
