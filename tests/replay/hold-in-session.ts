// Two speakers in a listening session (rule RP3): the first asks from inside a room to be listened to, a peer supporter takes the
// next in line and says the second's part, a supervisor looks in from before the first line.
import { randomUUID } from 'node:crypto'
import type { Id } from '#shared/ids'
import type { News } from '#shared/protocol'
import { Refusal } from '#shared/refusal'
import type { StaffMember } from './people/crew.ts'
import type { Dialogue } from './script/dialogue.ts'
import type { SentLine, Tally } from './script/history.ts'
import type { Meetings } from './people/meetings.ts'
import { underSomeName } from './people/nickname.ts'
import { sayLines, type Speaker } from './say-lines.ts'
import { judgeTalk, sayingOf, type Stage } from './stage.ts'
import { Visitor } from './people/visitor.ts'

const calledWithinMs = 60_000

export interface ListeningHouse {
  supervisor: StaffMember
  meetings: Meetings
  /** the room people ask from, when one is open */
  porchId: Id | null
}

export async function holdInSession(stage: Stage, dialogue: Dialogue, { supervisor, meetings, porchId }: ListeningHouse): Promise<Tally> {
  const [asking, answering] = dialogue.speakers
  if (asking === undefined || answering === undefined) throw new Error('a session needs two speakers')
  const visitor = await Visitor.comeIn(stage.url, stage.slowed)
  const lines: SentLine[] = []
  let listeningId: Id | undefined
  let supporter: StaffMember | undefined
  try {
    if (porchId !== null) await waitInRoom(stage, visitor, porchId, asking)
    const called = isCalled(visitor)
    called.catch(() => undefined)
    listeningId = (await visitor.ask('listening:ask', { clientId: randomUUID(), ageBand: 'unsaid', wish: 'talk', ...(porchId === null ? {} : { fromPlaceId: porchId }) })).listeningId
    const placeId = listeningId
    const met = await meetings.meet(placeId)
    supporter = met.supporter
    await called
    await visitor.ask('listening:answer', { listeningId: placeId, answer: 'go' })
    const seat = await visitor.enter(placeId, (line, afterSeq) => line.ask('listening:enter', { listeningId: placeId, afterSeq }))
    const overseen = supervisor.listenTo(placeId)
    await overseen.readBack(async (afterSeq) => (await supervisor.ask('place:look', { placeId, reason: '見守り', afterSeq })).place)
    const name = seat.view.seat?.name ?? asking
    const speakers = new Map<string, Speaker>([
      [asking, { name, ready: () => visitor.keepPass(), say: (clientId, text) => visitor.ask('message:send', { placeId, clientId, text }) }],
      [answering, { name: met.supporter.name, say: (clientId, text) => met.supporter.ask('message:send', { placeId, clientId, text }) }],
    ])
    await sayLines(dialogue, speakers, sayingOf(stage, dialogue), lines)
    return await judgeTalk(stage, dialogue, lines, [
      { right: 'visitor', name, ear: seat.ear }, { right: 'staff', name: met.supporter.name, ear: met.ear }, { right: 'staff', name: null, ear: overseen },
    ])
  } finally {
    if (listeningId !== undefined && supporter) {
      await close(listeningId, supporter, supervisor)
      meetings.release(supporter)
    } else if (listeningId !== undefined) await visitor.ask('listening:stop', { listeningId }).catch(() => undefined)
    if (porchId !== null) await visitor.ask('room:leave', { roomId: porchId }).catch(() => undefined)
    visitor.leave()
  }
}

async function waitInRoom(stage: Stage, visitor: Visitor, roomId: Id, wanted: string): Promise<void> {
  const { wasRefused } = await underSomeName(wanted, [], (nickname) =>
    visitor.enter(roomId, (line, afterSeq) => line.ask('room:enter', { roomId, nickname, mark: 'leaf', isWatching: true, afterSeq })))
  if (wasRefused) stage.counts.nicknamesRefused += 1
}

function isCalled(visitor: Visitor): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the visitor was not called')), calledWithinMs)
    late.unref()
    visitor.socket.on('listening:news', ({ state }: News<'listening:news'>) => {
      if (state !== 'called') return
      clearTimeout(late)
      resolve()
    })
  })
}

/** Ends the talk and writes the after-note, without which nobody takes the next. An open case of the talk is closed first. */
async function close(listeningId: Id, supporter: StaffMember, supervisor: StaffMember): Promise<void> {
  try {
    await supporter.ask('listening:end', { listeningId })
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'still_open_escalation')) throw error
    for (const escalationId of supervisor.escalations.get(listeningId) ?? []) {
      await supervisor.ask('escalation:acknowledge', { escalationId })
      await supervisor.ask('escalation:close', { escalationId, outcome: 'false_alarm' })
    }
    await supporter.ask('listening:end', { listeningId })
  }
  await supporter.ask('after-note:save', { listeningId, topics: ['other'], outcome: 'listened', strain: 1 })
  supporter.stopListening(listeningId)
  supervisor.stopListening(listeningId)
}
