// Three or more speakers in a live room (rule RP3): a host opens it, everyone sits down, at least five more read in silence.
import type { Id } from '#shared/ids'
import { marks } from '#shared/people'
import type { StaffMember } from './people/crew.ts'
import type { Dialogue } from './script/dialogue.ts'
import type { SentLine, Tally } from './script/history.ts'
import { underSomeName } from './people/nickname.ts'
import { sayLines, type Speaker } from './say-lines.ts'
import { judgeTalk, sayingOf, type Listener, type Stage } from './stage.ts'
import { Visitor } from './people/visitor.ts'

export const silentReaders = 5
const openMinutes = 720

export interface HostedRoom { roomId: Id; host: StaffMember }

export async function holdInRoom(stage: Stage, dialogue: Dialogue, { roomId, host }: HostedRoom): Promise<Tally> {
  const visitors: Visitor[] = []
  const listeners: Listener[] = [{ right: 'staff', name: null, ear: host.listenTo(roomId) }]
  const speakers = new Map<string, Speaker>()
  const lines: SentLine[] = []
  await host.ask('room:open', { roomId, minutes: openMinutes })
  try {
    for (const key of dialogue.speakers) {
      const { visitor, name } = await sitDown(key, false)
      speakers.set(key, { name, ready: () => visitor.keepPass(), say: (clientId, text) => visitor.ask('message:send', { placeId: roomId, clientId, text }) })
    }
    for (let n = 1; n <= silentReaders; n += 1) await sitDown(`よみ手${n}`, true)
    await sayLines(dialogue, speakers, sayingOf(stage, dialogue), lines)
    return await judgeTalk(stage, dialogue, lines, listeners)
  } finally {
    await Promise.all(visitors.map((visitor) => visitor.ask('room:leave', { roomId }).catch(() => undefined)))
    for (const visitor of visitors) visitor.leave()
    await host.ask('room:close', { roomId, reason: 'ended' }).catch(() => undefined)
    host.stopListening(roomId)
  }

  async function sitDown(wanted: string, isWatching: boolean): Promise<{ visitor: Visitor; name: string }> {
    const visitor = await Visitor.comeIn(stage.url, stage.slowed)
    visitors.push(visitor)
    const mark = marks[visitors.length % marks.length] ?? 'leaf'
    const taken = [...dialogue.speakers, ...[...speakers.values()].map(({ name }) => name)]
    const { seat, name, wasRefused } = await underSomeName(wanted, taken, (nickname) =>
      visitor.enter(roomId, (line, afterSeq) => line.ask('room:enter', { roomId, nickname, mark, isWatching, afterSeq })))
    if (wasRefused) stage.counts.nicknamesRefused += 1
    listeners.push({ right: 'visitor', name: seat.view.seat?.name ?? name, ear: seat.ear })
    return { visitor, name: seat.view.seat?.name ?? name }
  }
}
