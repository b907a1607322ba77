// A colleague asks for help, or says it is hard: for the supervisor and the professionals, until someone answers.
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { DeskView } from '#shared/views'
import { can } from '../rights.ts'
import { useAct } from '../use-act.ts'

const texts = staffTexts.overview

export function CallList({ desk }: { desk: DeskView }) {
  const answer = useAct('call:answer')
  if (!can(desk.me, 'call:answer')) return null
  return (
    <>
      {desk.calls.map((call) => (
        <Banner key={call.callId} kind={call.kind === 'strain' ? 'rest' : 'held'} icon={call.kind === 'strain' ? 'cup' : 'whisper'} head={call.kind === 'strain' ? texts.strainCall(call.from.name) : texts.backupCall(call.from.name)}>
          <p className="phrase">{call.kind === 'strain' ? texts.strainBody : texts.backupBody}</p>
          <Button isBusy={answer.isBusy} onClick={() => void answer.run({ callId: call.callId })}>
            {texts.answer}
          </Button>
        </Banner>
      ))}
    </>
  )
}
