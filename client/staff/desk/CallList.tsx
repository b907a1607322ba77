// A colleague asks for help, or says it is hard: for the supervisor and the professionals, until someone answers.
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskView } from '#shared/views'
import { can } from '../rights.ts'
import { useAct } from '../use-act.ts'

const texts = staffTexts.overview

const icons = { strain: 'cup', backup: 'whisper', reading: 'watch' } as const

export function CallList({ desk }: { desk: DeskView }) {
  const answer = useAct('call:answer')
  if (!can(desk.me, 'call:answer')) return null
  return (
    <>
      {desk.calls.map((call) => (
        <Banner key={call.callId} kind={call.kind === 'strain' ? 'rest' : 'held'} icon={icons[call.kind]} head={texts.callHeads[call.kind](call.from.name)}>
          <p className="phrase">{texts.callBodies[call.kind]}</p>
          <Button isBusy={answer.isBusy} onClick={() => void answer.run({ callId: call.callId })}>
            {texts.answer}
          </Button>
        </Banner>
      ))}
    </>
  )
}
