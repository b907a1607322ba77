// What is the case in a room beside its state, in a few words: quiet, its pace and why, whether new people come in.
import { staffTexts } from '#client/staff/words.ts'
import type { DeskRoomView } from '#shared/views'

const texts = staffTexts.host.steer

export function steeredFacts(room: DeskRoomView): string[] {
  if (room.state === 'closed') return room.isQuiet ? [texts.quiet] : []
  const paces: Record<string, string> = texts.paces
  const pace = room.ruleWhy !== null && room.slowMs > room.hostSlowMs ? texts.byRule[room.ruleWhy] : room.slowMs > 0 ? texts.paced(paces[String(room.slowMs)] ?? texts.perSeconds(Math.round(room.slowMs / 1000))) : ''
  return [room.isQuiet ? texts.quiet : '', pace, room.isLocked ? texts.locked : '', room.isAdmitting ? texts.admitting : ''].filter(Boolean)
}
