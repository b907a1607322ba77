// What an escalation's place is called: a room by its name, a talk by its number of the day.
import { staffTexts } from '#client/staff/words.ts'
import type { EscalationView } from '#shared/views'

export function placeName(view: Pick<EscalationView, 'placeKind' | 'placeName'>): string {
  return view.placeKind === 'session' ? staffTexts.board.session(view.placeName) : view.placeName
}
