// The board's page: the board itself, or the one case its owner has opened.
import { useState, type ReactNode } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { EscalationView, StaffView } from '#shared/views'
import { Board } from '../board/Board.tsx'
import { unseen, type BoardState } from '../board/board-state.ts'
import { SoundPermit } from '../board/SoundPermit.tsx'
import type { Alarm } from '../board/use-alarm.ts'
import { Case } from '../case/Case.tsx'

export function BoardPage(props: { me: StaffView; state: BoardState; isUp: boolean; alarm: Alarm; hasDesk: boolean; onLock: () => void; tools: ReactNode }) {
  const [opened, setOpened] = useState<EscalationView | null>(null)
  const open = props.state.board?.open ?? []
  const lock = (
    <Button icon="lock" onClick={props.onLock}>
      {staffTexts.bar.lock}
    </Button>
  )
  if (opened) {
    const elsewhere = unseen(open).filter((view) => view.escalationId !== opened.escalationId).length
    return <Case key={opened.escalationId} escalation={opened} me={props.me} unseenElsewhere={elsewhere} tools={lock} onBack={() => setOpened(null)} />
  }
  const tools = (
    <>
      <SoundPermit alarm={props.alarm} />
      {props.hasDesk && (
        <a className="btn" href="#desk">
          {staffTexts.bar.desk}
        </a>
      )}
      {lock}
      {props.tools}
    </>
  )
  return <Board state={props.state} isUp={props.isUp} onOpen={setOpened} tools={tools} />
}
