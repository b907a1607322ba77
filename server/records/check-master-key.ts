// The right key, or no start (rule CR5): a word sealed at the first start must open again. With a wrong key nothing that is kept
// could be read, and everything new would be lost to the right one.
import type { Context } from '../context.ts'
import { StartProblem } from '../start-problem.ts'

const purpose = 'key-check'

export async function checkMasterKey({ store, keys }: Pick<Context, 'store' | 'keys'>): Promise<void> {
  await store.records.setKeyCheck(keys.sealOwn(purpose, Buffer.from(purpose)))
  const kept = (await store.records.deployment())?.keyCheck
  try {
    if (kept && keys.unsealOwn(purpose, kept).toString() === purpose) return
  } catch {
    // told below
  }
  throw new StartProblem('master_key_problem', {
    ja: '鍵（MASTER_KEY_FILE または ENGAWA_MASTER_KEY）が、このデータベースのものとちがいます。しまってある正しい鍵を入れてください。',
    en: 'The key in MASTER_KEY_FILE or ENGAWA_MASTER_KEY is not the one this database was made with. Put the right one back.',
  })
}
