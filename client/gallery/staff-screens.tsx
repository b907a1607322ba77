// Every staff screen and state by its name, over a line that answers from samples: nothing here speaks with a server.
import type { ReactNode } from 'react'
import { inOrder, type BoardState } from '#client/staff/board/board-state.ts'
import { Case } from '#client/staff/case/Case.tsx'
import { useDesk } from '#client/staff/desk/use-desk.ts'
import { HardSheet } from '#client/staff/door/HardSheet.tsx'
import { LockScreen } from '#client/staff/door/LockScreen.tsx'
import { SignInPage } from '#client/staff/door/SignInPage.tsx'
import { BoardPage } from '#client/staff/house/BoardPage.tsx'
import { DirectoryPage } from '#client/staff/directory/DirectoryPage.tsx'
import { DeskPage } from '#client/staff/house/DeskPage.tsx'
import { StaffTools } from '#client/staff/house/StaffTools.tsx'
import { StaffLinkProvider, type StaffLink } from '#client/staff/staff-link.ts'
import { learnNow } from '#client/staff/use-now.ts'
import type { ClientEventName } from '#shared/protocol'
import { staffTexts } from '#client/staff/words.ts'
import type { BoardView, DeskView, EscalationView } from '#shared/views'
import { done } from './done.ts'
import { Pressed } from './Pressed.tsx'
import { heldEntry, ids, now, people, roomPlace, talkPlace } from './samples.ts'
import { directory, heldLines, leftNotes, openNote, plan } from './staff-late-samples.ts'
import { board, desk, deskInTalk, deskOfHost, deskOfSupervisor, escalations, file, findings, foundInTalk, idOf, listsView, listTexts, listTrial, notes, owned, session, staff } from './staff-samples.ts'

const nothing = () => {}
const never = new Promise<never>(nothing)
const whisper = { kind: 'whisper' as const, seq: 14, at: now - 30_000, author: { kind: 'visitor' as const, seatId: idOf(11), name: 'つゆくさ', mark: 'leaf' as const }, text: '話の早さについていけません。' }

const hardEntry = { kind: 'message' as const, seq: 15, at: now - 10_000, author: people.stone, text: '読みたいときだけ読んでください。', isGraphic: true }

function lineOver(view: DeskView, isUp = true): StaffLink {
  const answers: Partial<Record<ClientEventName, (input: never) => unknown>> = {
    'desk:state': () => view,
    'place:look': ({ placeId }: { placeId: string }) =>
      placeId === ids.room
        ? { place: { ...roomPlace(false, [{ ...heldEntry, author: whisper.author } as typeof heldEntry, whisper, hardEntry]), seat: null, hasEarlier: false }, notes: [], session: null }
        : { place: { ...talkPlace(), seat: null }, notes, session },
    'escalation:read': () => file,
    'held:list': () => ({ held: heldLines }),
    'plan:state': () => plan,
    'directory:state': () => directory,
    'solo-note:open': () => openNote,
    'lists:state': () => listsView,
    'lists:read': () => listTexts,
    'lists:try': () => listTrial,
    'finding:read': () => ({ author: whisper.author, text: '朝になるのが、こわいです。もう、がんばれません。', spans: [[13, 23]] }),
  }
  return {
    ask: ((event: ClientEventName, input: { text?: string }) => {
      if (typeof input === 'object' && input !== null && 'text' in input) done.push(`${event} ${input.text}`)
      const answer = answers[event]
      return answer ? Promise.resolve({ ok: true, data: answer(input as never) }) : never
    }) as StaffLink['ask'],
    hear: () => nothing,
    watchLine: (tell) => (tell(isUp), nothing),
    redial: nothing,
    close: nothing,
  }
}

function AtDesk() {
  return <DeskPage reading={useDesk(true)} alarm={silent} boardCount={2} tools={<StaffTools onSignOut={nothing} />} onHard={nothing} onLock={nothing} />
}

const at = (view: DeskView, press?: string | readonly string[]) => {
  learnNow(now)
  const page = (
    <StaffLinkProvider value={lineOver(view)}>
      <AtDesk />
    </StaffLinkProvider>
  )
  return press ? <Pressed press={['.none', ...[press].flat()]}>{page}</Pressed> : page
}

const silent = { sound: 'off' as const, permit: async () => {}, test: nothing, stop: nothing }
const boardPage = (view: BoardView, more: Partial<BoardState> = {}, isUp = true) => {
  learnNow(now)
  return (
    <StaffLinkProvider value={lineOver(desk)}>
      <BoardPage me={staff.professional} state={{ board: { ...view, open: inOrder(view.open) }, freshAt: now, lastAcknowledgedAt: now - 120_000, ...more }} isUp={isUp} alarm={silent} hasDesk onLock={nothing} tools={<StaffTools onSignOut={nothing} />} />
    </StaffLinkProvider>
  )
}
const caseOf = (view: EscalationView, press?: string | readonly string[]) => {
  learnNow(now)
  const page = (
    <StaffLinkProvider value={lineOver(desk)}>
      <Case escalation={view} me={staff.professional} unseenElsewhere={1} tools={null} onBack={nothing} />
    </StaffLinkProvider>
  )
  return press ? <Pressed press={['.none', ...[press].flat()]}>{page}</Pressed> : page
}
const directoryPage = () => (
  <StaffLinkProvider value={lineOver(desk)}>
    <DirectoryPage hasDesk tools={<StaffTools onSignOut={nothing} />} />
  </StaffLinkProvider>
)
const refused = async ({ login }: { login: string }) => (done.push(`sign-in ${login}`), 'wrong' as const)
const roomAt = (n: number) => `.side li:nth-child(${n}) button`

export const staffScreens: Record<string, () => ReactNode> = {
  'sign-in': () => <SignInPage hasEnded={false} isPractice onSignIn={refused} />,
  'sign-in-ended': () => <SignInPage hasEnded isPractice={false} onSignIn={refused} />,
  lock: () => <LockScreen waiting={4} calls={1} onOpen={refused} />,
  'shift-start': () => at({ ...desk, shift: { isOn: false, startedAt: null, breakUntil: null }, takeObstacle: 'not_on_shift' }),
  'desk-waiting': () => at(desk),
  'desk-quiet': () => at({ ...desk, waiting: [], takeObstacle: 'nobody_waiting' }),
  'desk-called': () => at({ ...deskInTalk, sessions: [{ ...session, state: 'called', startedAt: null, endsAt: null, noticeAt: null, answerBy: now + 240_000 }] }),
  session: () => at(deskInTalk),
  'session-ending': () => at({ ...deskInTalk, sessions: [{ ...session, noticeAt: now - 60_000, endsAt: now + 9 * 60_000 }] }),
  'session-raised': () => at({ ...deskInTalk, sessions: [{ ...session, severity: 'urgent', escalationId: idOf(501), escalationState: 'acknowledged', escalationOwnerName: '佐伯', isSupervisorLooking: true }] }),
  'session-transfer': () => at(deskInTalk, `=${staffTexts.session.transfer}`),
  'session-end': () => at(deskInTalk, `=${staffTexts.session.end}`),
  'session-line-lost': () => at({ ...deskInTalk, sessions: [{ ...session, isVisitorConnected: false }] }),
  'session-offered': () => at({ ...desk, transfers: [{ transferId: idOf(801), listeningId: idOf(401), from: staff.other, to: staff.supporter, note: '夜がつらい方です。いまは落ちついています。', askedAt: now - 30_000 }] }),
  'after-note': () => at({ ...desk, afterNotesDue: [ids.talk], takeObstacle: 'after_note_due' }),
  break: () => at({ ...desk, shift: { ...desk.shift, breakUntil: now + 9 * 60_000 }, takeObstacle: 'on_break' }),
  hard: () => (
    <StaffLinkProvider value={lineOver(desk)}>
      <HardSheet isSupervisorHere onClose={nothing} />
    </StaffLinkProvider>
  ),
  host: () => at(deskOfHost, roomAt(1)),
  'host-line': () => at(deskOfHost, [roomAt(1), '.none', '.none', `=${staffTexts.host.actions}`]),
  'host-open': () => at({ ...deskOfHost, rooms: deskOfHost.rooms.map((one, i) => (i === 2 ? { ...one, state: 'closed' as const, presence: 'closed' as const } : one)) }, [roomAt(3), '.none', `=${staffTexts.host.move.open}`]),
  'host-slow': () => at(deskOfHost, [roomAt(1), '.none', '.none', `=${staffTexts.host.steer.slow}`]),
  'host-held': () => at(deskOfHost, [roomAt(1), '.none', '.none', '.helditem summary']),
  'host-others': () => at(desk, roomAt(1)),
  'solo-note': () => at({ ...desk, soloNotes: leftNotes }, ['.side section:nth-of-type(3) li:nth-child(2) button', '.none', `=${staffTexts.soloNote.open}`]),
  'host-alerts': () => at({ ...deskOfHost, findings }, roomAt(1)),
  'session-care': () => at({ ...deskInTalk, findings: foundInTalk }),
  overview: () => at(deskOfSupervisor),
  lists: () => at(deskOfSupervisor, `=${staffTexts.lists.page}`),
  'lists-draft': () => at(deskOfSupervisor, [`=${staffTexts.lists.page}`, '.none', '.none', '.listrows li:nth-child(2) .lineacts .btn:nth-child(3)', `=${staffTexts.lists.draft.weigh}`]),
  'lists-edit': () => at(deskOfSupervisor, [`=${staffTexts.lists.page}`, '.none', '.none', '.listrows li:nth-child(3) .lineacts .btn:nth-child(1)']),
  plan: () => at(deskOfSupervisor, `=${staffTexts.plan.page}`),
  'plan-opening': () => at(deskOfSupervisor, [`=${staffTexts.plan.page}`, '.none', '.none', `=${staffTexts.plan.addOpening}`]),
  directory: () => directoryPage(),
  'directory-edit': () => <Pressed press={['.none', '.rows li .btn']}>{directoryPage()}</Pressed>,
  'overview-alerts': () => at({ ...deskOfSupervisor, findings: [...findings.map((one) => (one.kind === 'target' ? { ...one, isOver: true } : one)), { ...(findings[1] as (typeof findings)[number]), findingId: idOf(906), kind: 'staff_line', staffName: 'かえで', isHeld: true, reasons: [{ category: 'pii_phone', rule: 'P-1' }] }] }),
  board: () => boardPage(board),
  'board-calm': () => boardPage({ ...board, open: [] }),
  'board-full': () => boardPage({ ...board, open: [...escalations, ...escalations.map((one, i) => ({ ...one, escalationId: idOf(520 + i) }))] }),
  'board-not-well': () => boardPage({ ...board, supervisors: [], parts: { database: true, audit: true, email: false, webhook: null } }, { freshAt: now - 120_000 }, false),
  'case-shut': () => caseOf(owned),
  'case-read': () => caseOf(owned, ['.casetalk .chips button, .casetalk input', '.casetalk .btn.main']),
  'case-joined': () => caseOf({ ...owned, state: 'joined' }),
  'case-closing': () => caseOf({ ...owned, state: 'joined' }, `=${staffTexts.case.closeHeading}`),
  'case-closed': () => caseOf({ ...owned, state: 'closed', outcome: 'calmed', closedAt: now }),
}
