// One-to-one listening (傾聴), from being asked for to being closed kindly. One table (rule LI1); deadlines are columns.
import * as z from 'zod/mini'

export const listeningStates = ['waiting', 'called', 'talking', 'interrupted', 'ended'] as const
export const ListeningState = z.enum(listeningStates)
export type ListeningState = (typeof listeningStates)[number]

export const listeningMoves = [
  'take', 'go', 'later', 'call_unanswered', 'line_lost', 'line_back', 'return_to_queue', 'change_listener', 'transfer', 'professional_joins',
  'stop', 'end', 'leave', 'expire',
] as const
export type ListeningMove = (typeof listeningMoves)[number]

export const listeningTable: Record<ListeningState, Partial<Record<ListeningMove, ListeningState>>> = {
  waiting: { take: 'called', professional_joins: 'talking', leave: 'ended', expire: 'ended' },
  called: { go: 'talking', later: 'waiting', call_unanswered: 'waiting', professional_joins: 'talking', leave: 'ended', line_lost: 'waiting', expire: 'ended' },
  talking: { line_lost: 'interrupted', change_listener: 'waiting', transfer: 'talking', professional_joins: 'talking', stop: 'ended', end: 'ended', expire: 'ended' },
  interrupted: { line_back: 'talking', return_to_queue: 'waiting', professional_joins: 'talking', stop: 'ended', end: 'ended' },
  ended: {},
}

export function stepListening(state: ListeningState, move: ListeningMove): ListeningState | undefined {
  return listeningTable[state][move]
}

export const endReasons = ['talked', 'stopped_by_visitor', 'time_over', 'left_waiting', 'nobody_today', 'silence', 'handed_over', 'other'] as const
export const EndReason = z.enum(endReasons)
export type EndReason = (typeof endReasons)[number]

export const wishes = ['talk', 'listen_only', 'unsure'] as const
export const Wish = z.enum(wishes)
export type Wish = (typeof wishes)[number]

/** Topic codes of the after-note (REP-4); several may be given. */
export const topics = [
  'mental_health', 'ideation', 'family', 'school', 'work_duty', 'health', 'relationships', 'money_life', 'hikikomori', 'loneliness',
  'ibasho', 'aging_parents', 'work_wish', 'housing', 'abuse', 'other',
] as const
export const Topic = z.enum(topics)
export type Topic = (typeof topics)[number]

export const outcomes = ['listened', 'told_of_places', 'handed_to_professional', 'left_midway', 'silent', 'prank', 'other'] as const
export const Outcome = z.enum(outcomes)
export type Outcome = (typeof outcomes)[number]
