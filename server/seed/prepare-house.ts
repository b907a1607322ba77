// Before the doors open: the key fits, practice and real service are kept apart (rules OP9, CR5), the basics are there.
import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import { checkMasterKey } from '../records/check-master-key.ts'
import { seedLists } from '../moderation/word-lists/seed-lists.ts'
import type { DemoPerson } from '../setup/welcome.ts'
import { StartProblem } from '../start-problem.ts'
import { seedBasics } from './seed-basics.ts'
import { seedDemo } from './seed-demo.ts'

/** @returns the people of practice with their new passwords; nobody in production */
export async function prepareHouse(context: Context, config: Pick<Config, 'mode'>): Promise<DemoPerson[]> {
  await checkMasterKey(context)
  await keepApart(context, config.mode)
  const areaId = await seedBasics(context)
  await seedLists(context)
  return config.mode === 'demo' ? seedDemo(context, areaId) : []
}

export async function keepApart(context: Context, mode: Config['mode']): Promise<void> {
  const hasHeldDemo = (await context.store.records.deployment())?.hasHeldDemo ?? false
  if (mode === 'production' && hasHeldDemo) {
    throw new StartProblem('production_refused', {
      ja: 'このデータベースには練習用の人たちがいたため、本番（MODE=production）では使えません。新しいデータベース（DATABASE_URL、または DATA_DIR）を指定してください。',
      en: 'This database has held people for practice and is refused in production. Name a new one by DATABASE_URL or DATA_DIR.',
    })
  }
  if (mode === 'demo' && !hasHeldDemo && (await context.store.staff.all()).length > 0) {
    throw new StartProblem('production_refused', {
      ja: 'このデータベースには本番のスタッフがいます。練習用の人たちは入れません。本番なら MODE=production を、練習なら別の DATA_DIR を指定してください。',
      en: 'This database holds real staff: people for practice are not put in. Set MODE=production, or choose another DATA_DIR for practice.',
    })
  }
}
