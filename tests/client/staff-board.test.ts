// The board's order, its truth and its sound; and what stands in the middle of a desk.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { severities } from '#shared/escalation'
import type { BoardView, DeskView, EscalationView, SessionView } from '#shared/views'
import { emptyBoard, inOrder, isLate, soundsFor, stepBoard, unseen } from '../../client/staff/board/board-state.ts'
import { middleOf } from '../../client/staff/desk/desk-focus.ts'
import { evening, id } from './a-place.ts'

const raised = (n: number, more: Partial<EscalationView> = {}): EscalationView => ({
  escalationId: id(n), severity: 'urgent', state: 'raised', causes: ['supporter'], placeId: id(900), placeKind: 'session', placeName: '1', raisedAt: evening, deadlineAt: evening + 60_000,
  rung: 0, callingNow: ['佐伯'], callsNext: '大田', acknowledgedAt: null, owner: null, sessionId: null, outcome: null, closedAt: null, earlierId: null, ...more,
})
const ota = { staffId: id(50), name: '大田', roles: ['coordinator' as const] }
const board = (open: EscalationView[]): BoardView => ({
  now: evening, me: ota, open, closedToday: 0, rooms: [], waiting: { count: 0, longestMs: 0, listeners: 0 }, supervisors: ['みなと'], ladder: [], parts: { database: true, audit: true, email: null, webhook: null },
})

describe('the board', () => {
  const some = fc.array(
    fc.record({ severity: fc.constantFrom(...severities), state: fc.constantFrom('raised' as const, 'acknowledged' as const, 'joined' as const), deadlineAt: fc.option(fc.integer({ min: evening, max: evening + 900_000 })) }),
    { maxLength: 12 },
  )

  it('[LK15] nothing taken stands above something unseen, nothing milder above something graver, nothing later above something sooner', () => {
    fc.assert(
      fc.property(some, (drafts) => {
        const order = inOrder(drafts.map((draft, n) => raised(n + 1, draft)))
        for (const [i, below] of order.entries()) {
          const above = order[i - 1]
          if (!above) continue
          expect(above.state !== 'raised' && below.state === 'raised').toBe(false)
          if ((above.state === 'raised') !== (below.state === 'raised')) continue
          expect(severities.indexOf(above.severity)).toBeGreaterThanOrEqual(severities.indexOf(below.severity))
          if (above.severity === below.severity) expect(above.deadlineAt ?? Infinity).toBeLessThanOrEqual(below.deadlineAt ?? Infinity)
        }
      }),
    )
  })

  it('[LK15] news move a row, closing takes it away, and the count is of what nobody has seen', () => {
    let state = stepBoard(emptyBoard, { kind: 'read', board: board([raised(1), raised(2)]) })
    expect(unseen(state.board?.open ?? [])).toHaveLength(2)
    state = stepBoard(state, { kind: 'news', view: raised(1, { state: 'acknowledged', owner: ota, acknowledgedAt: evening + 5_000 }) })
    expect(state.board?.open.map(({ escalationId }) => escalationId)).toEqual([id(2), id(1)])
    expect(unseen(state.board?.open ?? [])).toHaveLength(1)
    expect(state.lastAcknowledgedAt).toBe(evening + 5_000)
    state = stepBoard(state, { kind: 'news', view: raised(1, { state: 'closed' }) })
    expect(state.board?.open).toHaveLength(1)
  })

  it('[LK15] overdue is said of what nobody has taken, never of what somebody has', () => {
    expect(isLate(raised(1), evening + 60_001)).toBe(true)
    expect(isLate(raised(1), evening + 59_999)).toBe(false)
    expect(isLate(raised(1, { state: 'acknowledged' }), evening + 60_001)).toBe(false)
  })

  it('[LK15] a sound is for what is unseen and more than 見守り', () => {
    const open = [raised(1, { severity: 'watch' }), raised(2, { severity: 'imminent', state: 'joined' }), raised(3)]
    expect(soundsFor(open).map(({ escalationId }) => escalationId)).toEqual([id(3)])
  })

  it('[LK15] a beat keeps the board fresh and says when the database is gone', () => {
    const state = stepBoard(stepBoard(emptyBoard, { kind: 'read', board: board([]) }), { kind: 'beat', now: evening + 9_000, isDatabaseUp: false })
    expect(state.freshAt).toBe(evening + 9_000)
    expect(state.board?.parts.database).toBe(false)
  })
})

describe('the middle of the desk', () => {
  const kaede = { staffId: id(51), name: 'かえで', roles: ['peer_supporter' as const, 'host' as const] }
  const talk = { listeningId: id(60), state: 'talking', listener: kaede } as SessionView
  const desk = (more: Partial<DeskView> = {}): DeskView => ({
    now: evening, me: kaede, shift: { isOn: true, startedAt: evening, breakUntil: null }, rooms: [], waiting: [], listenersFree: 1, onShift: [], isSupervisorOnShift: true,
    takeObstacle: null, sessions: [], transfers: [], afterNotesDue: [], calls: [], reports: [], soloNotes: [], findings: [], findingsLeft: { alerts: 0, watch: 0 }, ...more,
  })
  const kind = (view: DeskView, wanted: Parameters<typeof middleOf>[1] = null) => middleOf(view, wanted, evening).kind

  it('[LK16] first what must not be missed: the shift, the talk, its note, the rest; then nothing to do', () => {
    expect(kind(desk({ shift: { isOn: false, startedAt: null, breakUntil: null } }))).toBe('shift')
    expect(kind(desk({ sessions: [talk], afterNotesDue: [id(61)] }))).toBe('session')
    expect(kind(desk({ afterNotesDue: [id(61)], shift: { isOn: true, startedAt: evening, breakUntil: evening + 600_000 } }))).toBe('after-note')
    expect(kind(desk({ shift: { isOn: true, startedAt: evening, breakUntil: evening + 600_000 } }))).toBe('break')
    expect(kind(desk({ shift: { isOn: true, startedAt: evening, breakUntil: evening - 1 } }))).toBe('idle')
  })

  it('[LK16] a talk held by somebody else is not mine, and looking in is for supervisors only', () => {
    expect(kind(desk({ sessions: [{ ...talk, listener: ota }] }))).toBe('idle')
    expect(kind(desk(), { kind: 'look', placeId: id(60), name: 'なずな', reason: '応援を頼まれた' })).toBe('idle')
    expect(kind(desk({ me: { ...kaede, roles: ['supervisor'] } }), { kind: 'look', placeId: id(60), name: 'なずな', reason: '応援を頼まれた' })).toBe('look')
  })
})
