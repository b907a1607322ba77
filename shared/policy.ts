// Who may do what (rule PO1): one table, action × actor × relation. Absent means refused. Printed by a test.
import type { ClientEventName } from './protocol.ts'
import type { Role } from './people.ts'

export type Action = ClientEventName

/** What an actor can be to the thing acted upon; the endpoint's target loader says which hold. */
export const relations = [
  'seated', 'present_seat', 'own', 'host_here', 'listener_here', 'professional_here', 'owner', 'same_area', 'on_shift', 'minor_with_view', 'asked_of_me', 'looking',
] as const
export type Relation = (typeof relations)[number]

export type Rule = { who: 'visitor' | Role; all?: readonly Relation[] }

const visitor = (...all: Relation[]): Rule => ({ who: 'visitor', all })
const staff = (roles: readonly Role[], ...all: Relation[]): Rule[] => roles.map((who) => ({ who, all }))

const peers = ['peer_supporter', 'host', 'supervisor', 'professional', 'coordinator'] as const
const hosts = ['host', 'supervisor'] as const
const duty = ['supervisor', 'professional', 'coordinator'] as const
const planners = ['supervisor', 'manager'] as const
const directoryKeepers = ['manager', 'coordinator'] as const
const answering = ['host', ...duty] as const
const everyStaff = ['trainee', ...peers, 'manager', 'municipality', 'auditor'] as const
const deskStaff = ['trainee', ...peers, 'manager'] as const

export const policy: Record<Action, readonly Rule[]> = {
  'place:read': [visitor('seated'), ...staff(deskStaff, 'looking')],
  'place:earlier': [visitor('seated'), ...staff(deskStaff, 'looking')],
  'message:send': [visitor('seated'), ...staff(peers, 'host_here'), ...staff(peers, 'listener_here'), ...staff(duty, 'professional_here')],

  'visit:state': [visitor()],
  'visit:end': [visitor()],
  'visit:erase': [visitor()],
  'room:enter': [visitor()],
  'room:leave': [visitor()],
  'stamp:send': [visitor('seated')],
  'whisper:send': [visitor('seated')],
  'message:withdraw': [visitor('seated')],
  'report:send': [visitor('seated')],
  'listening:ask': [visitor()],
  'listening:answer': [visitor('own')],
  'listening:enter': [visitor('own')],
  'listening:change': [visitor('own')],
  'listening:stop': [visitor('own')],
  'help:ask': [visitor()],
  'solo-note:write': [visitor()],
  'return:make': [visitor()],
  'return:forget': [visitor()],

  'desk:state': staff(deskStaff),
  'shift:start': staff(deskStaff),
  'shift:end': staff(deskStaff),
  'strain:say': staff(deskStaff),
  'backup:ask': [...staff(peers, 'host_here'), ...staff(peers, 'listener_here')],
  'call:answer': staff(duty, 'same_area'),

  'room:open': staff(hosts, 'same_area', 'on_shift'),
  'room:host': staff(hosts, 'same_area', 'on_shift'),
  'room:unhost': staff(hosts, 'host_here'),
  'room:pause': [...staff(hosts, 'host_here'), ...staff(['supervisor'], 'same_area')],
  'room:resume': [...staff(hosts, 'host_here'), ...staff(['supervisor'], 'same_area')],
  'room:slow': [...staff(hosts, 'host_here'), ...staff(['supervisor'], 'same_area')],
  'room:lock': [...staff(hosts, 'host_here'), ...staff(['supervisor'], 'same_area')],
  'room:unlock': [...staff(hosts, 'host_here'), ...staff(['supervisor'], 'same_area')],
  'room:admit': [...staff(hosts, 'host_here'), ...staff(['supervisor'], 'same_area')],
  'person:let-in': [...staff(hosts, 'host_here'), ...staff(['supervisor'], 'same_area')],
  'house:quiet': staff(['supervisor'], 'same_area', 'on_shift'),
  'room:close': [...staff(hosts, 'host_here'), ...staff(['supervisor'], 'same_area')],
  'room:fade': [...staff(hosts, 'host_here'), ...staff(['supervisor'], 'same_area')],
  'room:reopen': [...staff(hosts, 'host_here'), ...staff(['supervisor'], 'same_area')],
  'room:open-sister': staff(hosts, 'host_here', 'on_shift'),
  'plan:state': staff(planners),
  'room:keep': staff(planners),
  'opening:keep': staff(planners, 'same_area'),
  'opening:drop': staff(planners),
  'house-day:keep': staff(planners),
  'place:look': [...staff(peers, 'host_here'), ...staff(peers, 'listener_here'), ...staff(duty, 'professional_here'), ...staff(['supervisor'], 'same_area')],
  'place:unlook': staff(deskStaff),
  'message:hide': [...staff(hosts, 'host_here'), ...staff(['supervisor'], 'same_area')],
  'message:release': [...staff(hosts, 'host_here'), ...staff(['supervisor'], 'same_area')],
  'message:unhide': [...staff(hosts, 'host_here'), ...staff(['supervisor'], 'same_area')],
  'message:ask-rewrite': [...staff(hosts, 'host_here'), ...staff(['supervisor'], 'same_area')],
  'held:list': [...staff(hosts, 'host_here'), ...staff(['supervisor'], 'looking')],
  'person:remove': staff(['supervisor'], 'same_area'),
  'rest:end': [...staff(hosts, 'host_here'), ...staff(['supervisor'], 'same_area')],
  'person:rest': [...staff(hosts, 'host_here'), ...staff(['supervisor'], 'same_area')],
  'finding:read': [...staff(peers, 'host_here'), ...staff(peers, 'listener_here'), ...staff(duty, 'professional_here'), ...staff(['supervisor'], 'same_area')],
  'finding:see': [...staff(peers, 'host_here'), ...staff(peers, 'listener_here'), ...staff(duty, 'professional_here'), ...staff(['supervisor'], 'same_area')],
  'finding:unsee': [...staff(peers, 'host_here'), ...staff(peers, 'listener_here'), ...staff(duty, 'professional_here'), ...staff(['supervisor'], 'same_area')],
  'report:close': [...staff(hosts, 'host_here'), ...staff(['supervisor'], 'same_area')],
  'report:reopen': [...staff(hosts, 'host_here'), ...staff(['supervisor'], 'same_area')],

  'lists:state': staff(['supervisor']),
  'lists:read': staff(['supervisor']),
  'lists:try': staff(['supervisor']),
  'lists:save': staff(['supervisor']),
  'lists:roll-back': staff(['supervisor']),
  'lists:answer-offer': staff(['supervisor']),
  'solo-note:open': staff(peers, 'same_area', 'on_shift'),
  'solo-note:read': staff(peers, 'same_area', 'on_shift'),
  'solo-note:answer': staff(answering, 'same_area', 'on_shift'),

  'directory:state': staff(directoryKeepers),
  'agency:keep': staff(directoryKeepers),
  'agency:drop': staff(directoryKeepers),
  'entry-code:keep': staff(directoryKeepers),
  'entry-code:end': staff(directoryKeepers),

  'listening:take': staff(['peer_supporter', 'supervisor', 'professional']),
  'listening:end': [...staff(peers, 'listener_here'), ...staff(duty, 'professional_here')],
  'listening:extend': staff(['supervisor'], 'same_area'),
  'listening:transfer': staff(peers, 'listener_here'),
  'transfer:answer': staff(peers, 'asked_of_me'),
  'note:write': [...staff(peers, 'host_here'), ...staff(peers, 'listener_here'), ...staff(duty, 'professional_here'), ...staff(['supervisor'], 'looking')],
  'after-note:save': staff(peers, 'own'),

  'escalation:raise': [...staff(peers, 'host_here'), ...staff(peers, 'listener_here'), ...staff(['supervisor'], 'same_area')],
  'board:state': staff(duty),
  'escalation:acknowledge': staff(duty, 'same_area'),
  'escalation:read': staff(duty, 'owner'),
  'escalation:join': staff(duty, 'owner'),
  'escalation:take-over': staff(duty, 'owner'),
  'escalation:give-back': staff(duty, 'owner'),
  'escalation:let-go': staff(duty, 'owner'),
  'escalation:close': staff(duty, 'owner'),
}

export type ActorKind = { kind: 'visitor' } | { kind: 'staff'; roles: readonly Role[] }

/** True when one rule names the actor and all its relations hold. */
export function may(actor: ActorKind, action: Action, held: ReadonlySet<Relation>): boolean {
  return policy[action].some((rule) => {
    const isNamed = actor.kind === 'visitor' ? rule.who === 'visitor' : rule.who !== 'visitor' && actor.roles.includes(rule.who)
    return isNamed && (rule.all ?? []).every((relation) => held.has(relation))
  })
}
