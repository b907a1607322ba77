// The directory as those who keep it see it. A code's count is told only from ten on (rule DI5).
import { countedDays, toldCount, type DirectoryView } from '#shared/directory'
import { addDays, dayOf } from '#shared/tokyo'
import type { StaffActor } from '../transport/actor.ts'
import type { Call } from '../transport/endpoint.ts'

export async function directoryState({ context, actor }: Call<'directory:state', StaffActor>): Promise<DirectoryView> {
  const { directory } = context.store
  const [agencies, codes] = await Promise.all([directory.agencies(actor.areaId), directory.codes(actor.areaId, addDays(dayOf(context.clock.now()), 1 - countedDays))])
  return { agencies, codes: codes.map(({ count, ...code }) => ({ ...code, count: toldCount(count) })) }
}
