// All questions one may ask the database, by what they are about; the same on the pool and inside a transaction.
import type { Asker } from './pool.ts'
import { callQueries } from './calls.ts'
import { directoryQueries } from './directory.ts'
import { entryQueries } from './entries.ts'
import { erasureQueries } from './erasure.ts'
import { escalationQueries } from './escalations.ts'
import { findingQueries } from './findings.ts'
import { auditSealQueries } from './audit-seals.ts'
import { knockQueries } from './knocks.ts'
import { watchedDayQueries } from './watched-days.ts'
import { hookQueries } from './hooks.ts'
import { listVersionQueries } from './list-versions.ts'
import { listeningQueries } from './listenings.ts'
import { noteQueries } from './notes.ts'
import { noticeQueries } from './notices.ts'
import { onCallQueries } from './on-call.ts'
import { openingQueries } from './openings.ts'
import { recordQueries } from './records.ts'
import { restQueries } from './rests.ts'
import { returnQueries } from './returns.ts'
import { roomQueries } from './rooms.ts'
import { seatQueries } from './seats.ts'
import { soloNoteQueries } from './solo-notes.ts'
import { staffQueries } from './staff.ts'
import { takenBackQueries } from './taken-back.ts'
import { transferQueries } from './transfers.ts'
import { visitQueries } from './visits.ts'

export function makeQueries(ask: Asker) {
  return {
    visits: visitQueries(ask),
    rooms: roomQueries(ask),
    seats: seatQueries(ask),
    rests: restQueries(ask),
    entries: entryQueries(ask),
    staff: staffQueries(ask),
    records: recordQueries(ask),
    takenBack: takenBackQueries(ask),
    erasure: erasureQueries(ask),
    lists: listVersionQueries(ask),
    listenings: listeningQueries(ask),
    transfers: transferQueries(ask),
    notes: noteQueries(ask),
    openings: openingQueries(ask),
    returns: returnQueries(ask),
    soloNotes: soloNoteQueries(ask),
    calls: callQueries(ask),
    directory: directoryQueries(ask),
    escalations: escalationQueries(ask),
    findings: findingQueries(ask),
    watchedDays: watchedDayQueries(ask),
    knocks: knockQueries(ask),
    auditSeals: auditSealQueries(ask),
    notices: noticeQueries(ask),
    hooks: hookQueries(ask),
    onCall: onCallQueries(ask),
  }
}
export type Queries = ReturnType<typeof makeQueries>
