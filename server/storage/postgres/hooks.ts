// Rows of hooks: where an operator wants to be told outside of the screens.
import type { Id } from '#shared/ids'
import type { Asker } from './pool.ts'

export interface HookRow { id: Id; areaId: Id; kind: 'webhook' | 'email'; address: string; sealedSecret: Buffer | null; isActive: boolean }

const columns = `id, area_id as "areaId", kind, address, sealed_secret as "sealedSecret", is_active as "isActive"`

export function hookQueries(ask: Asker) {
  return {
    active: (areaId: Id) => ask.rows<HookRow>(`select ${columns} from hooks where area_id = $1 and is_active order by id`, [areaId]),
    all: () => ask.rows<HookRow>(`select ${columns} from hooks where is_active order by id`),
    find: (id: Id) => ask.row<HookRow>(`select ${columns} from hooks where id = $1`, [id]),
    add: (hook: Omit<HookRow, 'isActive'>) =>
      ask.run('insert into hooks (id, area_id, kind, address, sealed_secret) values ($1, $2, $3, $4, $5)', [hook.id, hook.areaId, hook.kind, hook.address, hook.sealedSecret]),
    /** The row stays, for what was told through it; its secret goes. */
    remove: (id: Id) => ask.run('update hooks set is_active = false, sealed_secret = null where id = $1 and is_active', [id]),
  }
}
