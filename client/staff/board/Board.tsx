// The coordinator's board: what needs a person, in order, five rows at a time, with its sound, its title and its truth about itself.
import { useEffect, useState, type ReactNode } from 'react'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import type { EscalationView } from '#shared/views'
import { staffTexts } from '#client/staff/words.ts'
import { Refused } from '../parts/Refused.tsx'
import { clock } from '../time-words.ts'
import { useAct } from '../use-act.ts'
import { useNow } from '../use-now.ts'
import { BoardFoot } from './BoardFoot.tsx'
import { BoardHead } from './BoardHead.tsx'
import { unseen, type BoardState } from './board-state.ts'
import { BoardHeads } from './BoardHeads.tsx'
import { CalmBoard } from './CalmBoard.tsx'
import { EscalationRow } from './EscalationRow.tsx'

const texts = staffTexts.board
const rowsInView = 5
const staleMs = 60_000

export function Board(props: { state: BoardState; isUp: boolean; onOpen: (view: EscalationView) => void; tools: ReactNode }) {
  const { board, freshAt, lastAcknowledgedAt } = props.state
  const now = useNow(1_000)
  const acknowledge = useAct('escalation:acknowledge')
  const [asked, setAsked] = useState<string | null>(null)
  const [page, setPage] = useState(0)
  const open = board?.open ?? []
  const unseenCount = unseen(open).length
  useEffect(() => setPage(0), [unseenCount])
  if (!board) return <main className="board empty">{staffTexts.common.loading}</main>

  const pages = Math.max(1, Math.ceil(open.length / rowsInView))
  const at = Math.min(page, pages - 1)
  const isStale = !props.isUp || (freshAt !== null && now - freshAt > staleMs)
  const take = async (view: EscalationView) => {
    setAsked(view.escalationId)
    const ack = await acknowledge.run({ escalationId: view.escalationId })
    setAsked(null)
    if (ack.ok) props.onOpen(ack.data)
  }
  return (
    <main className={open.length ? 'board' : 'board calm'}>
      <BoardHead board={board} now={now} unseenCount={unseenCount} isUp={props.isUp}>
        {props.tools}
      </BoardHead>
      {isStale && (
        <Banner kind="error" icon="offline" head={texts.stale(freshAt === null ? '' : clock(freshAt))}>
          {texts.staleHelp}
        </Banner>
      )}
      <Refused code={acknowledge.refused} />
      {open.length === 0 ? (
        <CalmBoard lastSeenAt={lastAcknowledgedAt} freshAt={freshAt ?? board.now} />
      ) : (
        <>
          <BoardHeads />
          <ol className="esc">
            {open.slice(at * rowsInView, (at + 1) * rowsInView).map((view) => (
              <EscalationRow key={view.escalationId} view={view} me={board.me} now={now} isBusy={asked === view.escalationId} onAcknowledge={() => void take(view)} onOpen={() => props.onOpen(view)} />
            ))}
          </ol>
          {pages > 1 && (
            <nav className="boardpages" aria-label={texts.page(at + 1, pages)}>
              <Button disabled={at === 0} onClick={() => setPage(at - 1)}>
                {texts.previous}
              </Button>
              <span>{texts.page(at + 1, pages)}</span>
              <Button disabled={at === pages - 1} onClick={() => setPage(at + 1)}>
                {texts.next}
              </Button>
            </nav>
          )}
        </>
      )}
      <BoardFoot board={board} />
    </main>
  )
}
