// A session in the lists of those who may see it: its listener, a supervisor, a professional who is here. Facts, never text.
import type { SessionView, WaitingPersonView } from '#shared/views'
import type { Context } from '../context.ts'
import { readName } from '../messages/seat-name.ts'
import type { ListeningRow } from '../storage/postgres/listenings.ts'
import { isTalk } from './hold.ts'

/** The nickname, while the conversation is remembered. */
export function nicknameOf(context: Context, row: ListeningRow): string | null {
  if (!row.sealedKey || !row.seatId || !row.sealedName) return null
  return readName(context.keys.open(row.conversationId, row.sealedKey), { id: row.seatId, sealedName: row.sealedName })
}

export function sessionView(context: Context, row: ListeningRow): SessionView {
  const hasTime = isTalk(row) || row.state === 'ended'
  return {
    listeningId: row.id, conversationId: row.conversationId, state: row.state, name: nicknameOf(context, row),
    ageBand: row.ageBand, wish: row.wish, isFirstTime: row.isFirstTime,
    listener: row.listenerId ? { staffId: row.listenerId, name: row.listenerName ?? '', roles: row.listenerRoles ?? [] } : null,
    answerBy: row.state === 'called' ? row.answerBy : null,
    startedAt: hasTime ? row.startedAt : null, noticeAt: hasTime ? row.noticeAt : null, endsAt: hasTime ? row.endsAt : null,
    escalationId: row.escalationId, severity: row.severity, escalationState: row.escalationState, escalationOwnerName: row.escalationOwnerName,
    isSupervisorLooking: row.isSupervisorLooking, isVisitorConnected: context.live.isConnected(row.visitId),
  }
}

export function waitingView(row: ListeningRow): WaitingPersonView {
  return {
    listeningId: row.id, askedAt: row.askedAt, ageBand: row.ageBand, wish: row.wish, isFirstTime: row.isFirstTime, timesToday: row.timesToday,
    severity: row.severity, needsSupervisor: row.ageBand === 'to_17', wasInterrupted: row.isHead, wishesFor: row.wishedName,
  }
}
