// The board's one reducer: open escalations in the order a person should meet them (ES, LK). No text of a talk is ever here.
import { severities } from '#shared/escalation'
import type { BoardView, EscalationView } from '#shared/views'

export type BoardState = {
  board: BoardView | null
  /** when the page last heard from the server, by the server's clock */
  freshAt: number | null
  lastAcknowledgedAt: number | null
}

export type BoardChange =
  | { kind: 'read'; board: BoardView }
  | { kind: 'news'; view: EscalationView }
  | { kind: 'beat'; now: number; isDatabaseUp: boolean }

export const emptyBoard: BoardState = { board: null, freshAt: null, lastAcknowledgedAt: null }

export function stepBoard(state: BoardState, change: BoardChange): BoardState {
  switch (change.kind) {
    case 'read':
      return { ...state, board: { ...change.board, open: inOrder(change.board.open) }, freshAt: change.board.now, lastAcknowledgedAt: latest(state, change.board.open) }
    case 'news': {
      if (!state.board) return state
      const others = state.board.open.filter((one) => one.escalationId !== change.view.escalationId)
      const open = change.view.state === 'closed' ? others : inOrder([...others, change.view])
      return { ...state, board: { ...state.board, open }, lastAcknowledgedAt: latest(state, [change.view]) }
    }
    case 'beat': {
      if (!state.board) return { ...state, freshAt: change.now }
      const parts = { ...state.board.parts, database: change.isDatabaseUp }
      return { ...state, board: { ...state.board, parts }, freshAt: change.now }
    }
  }
}

function latest(state: BoardState, views: EscalationView[]): number | null {
  const moments = views.map((view) => view.acknowledgedAt).filter((at) => at !== null)
  return moments.length ? Math.max(state.lastAcknowledgedAt ?? 0, ...moments) : state.lastAcknowledgedAt
}

/** Unseen before taken, then severity, then deadline. */
export function inOrder(open: readonly EscalationView[]): EscalationView[] {
  return [...open].sort(
    (a, b) =>
      Number(isTaken(a)) - Number(isTaken(b)) ||
      severities.indexOf(b.severity) - severities.indexOf(a.severity) ||
      (a.deadlineAt ?? Infinity) - (b.deadlineAt ?? Infinity) ||
      a.raisedAt - b.raisedAt,
  )
}

export function isTaken(view: EscalationView): boolean {
  return view.state !== 'raised'
}

export function isLate(view: EscalationView, now: number): boolean {
  return !isTaken(view) && view.deadlineAt !== null && view.deadlineAt < now
}

export function unseen(open: readonly EscalationView[]): EscalationView[] {
  return open.filter((view) => !isTaken(view))
}

/** What deserves a sound: unseen, and more than 見守り (a watch is a quiet row). */
export function soundsFor(open: readonly EscalationView[]): EscalationView[] {
  return unseen(open).filter((view) => view.severity !== 'watch')
}
