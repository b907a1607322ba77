// The Store port on PostgreSQL: transactions that announce their facts after commit, and the group-commit writer.
import type pg from 'pg'
import type { Fact } from '#shared/facts'
import { Refusal } from '#shared/refusal'
import type { Clock } from '../../context.ts'
import type { Store, Tx } from '../ports.ts'
import { makeEntryWriter, postEntries } from './entry-writer.ts'
import { againOnClash, asRefusal, askerOf, isBehindFailure, isShort, type Asker } from './pool.ts'
import { manyAtOnce } from './many-at-once.ts'
import { makeQueries } from './queries.ts'
import { makeTalkLine } from './talk-line.ts'

/** A database that hangs is told within two seconds (WI8): a query's own patience is longer than that. */
const knockPatienceMs = 1_000

export function makeStore(pool: pg.Pool, clock: Clock, onLost: (error: unknown) => void): Store {
  let isUp = true
  const listeners: ((facts: readonly Fact[]) => void)[] = []
  const doubters: (() => void)[] = []
  const doubt = () => { for (const doubter of doubters) doubter() }
  function seen(up: boolean): void {
    const isBack = up && !isUp
    isUp = up
    if (isBack) doubt()
  }
  /** Who waited in vain for one of the pool's connections knows nothing of the database: the line of talk is asked, if there is one (WI16). */
  function result(up: boolean, error?: unknown): void {
    if (!up && isShort(error) && talkLine.isHeld()) void probe()
    else seen(up)
  }
  const onPool = askerOf(pool, result)
  const knocker = askerOf(pool, (up) => { if (up) seen(true) })
  const asker: Asker = {
    rows: (sql, values) => againOnClash(() => onPool.rows(sql, values)), row: (sql, values) => againOnClash(() => onPool.row(sql, values)),
    run: (sql, values) => againOnClash(() => onPool.run(sql, values)),
  }
  const talkLine = makeTalkLine(pool)
  const askTalk: typeof talkLine.ask = async (statement, values) => {
    try {
      const rows = await againOnClash(() => talkLine.ask(statement, values))
      seen(true)
      return rows
    } catch (error) {
      const told = asRefusal(error)
      if (told instanceof Refusal) seen(false)
      throw told
    }
  }
  const announce = (...facts: Fact[]) => { if (facts.length > 0) for (const listener of listeners) listener(facts) }
  pool.on('error', onLost)

  const transact = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => againOnClash(() => transactOnce(work))

  async function transactOnce<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const facts: Fact[] = []
    const client = await pool.connect().catch((error) => { result(false, error); throw asRefusal(error) })
    let isBroken: Error | undefined
    let isCommitting = false
    let isOver = false
    let first: unknown
    // Of what was asked in one breath a part may have failed: nothing is asked after it that would stand by itself.
    const inTx: Parameters<typeof askerOf>[0] = { query: (config) => (isOver ? Promise.reject(new Error('asked when the transaction was over')) : client.query(config).catch(failed)) }
    // What was sent behind it is refused only for its sake, and may be heard of sooner: all are told what happened.
    const failed = (error: unknown): never => {
      first ??= error
      throw isBehindFailure(error) ? first : error
    }
    // Lent out, the pool does not listen to it: a connection that falls between two queries would end the whole process.
    const onFall = (error: Error): void => { isBroken = error }
    client.on('error', onFall)
    try {
      await client.query('begin')
      const result = await work(txOf(askerOf(inTx, seen), facts))
      isOver = isCommitting = true
      await client.query('commit')
      isCommitting = false
      seen(true)
      announce(...facts)
      return result
    } catch (error) {
      isOver = true
      await client.query('rollback').catch((lost: Error) => { isBroken = lost })
      const told = asRefusal(error)
      // It may well stand, and nobody here has been told.
      if (isCommitting && told instanceof Refusal) doubt()
      throw told
    } finally {
      client.release(isBroken)
      client.off('error', onFall)
    }
  }

  function txOf(inTx: Asker, facts: Fact[]): Tx {
    return {
      ...makeQueries(inTx),
      record: (...more) => void facts.push(...more),
      post: (...rows) => postEntries(inTx, rows, clock.now()),
      lockPlace: async (placeId) => void (await inTx.run('select 1 from places where id = $1 for no key update', [placeId])),
      lockRooms: async (areaId) => void (await inTx.run("select 1 from places where area_id = $1 and kind = 'room' order by id for no key update", [areaId])),
    }
  }

  let knocking: Promise<boolean> | undefined

  async function probe(): Promise<boolean> {
    const mine = (knocking ??= Promise.any([knocker.row('select 1'), talkLine.knock()]).then(() => true, () => false))
    let late: NodeJS.Timeout | undefined
    const patience = new Promise<boolean>((done) => { late = setTimeout(() => done(false), knockPatienceMs) })
    const answers = await Promise.race([mine, patience])
    clearTimeout(late)
    // The next one knocks anew: the bytes of this one may be lost for good.
    if (knocking === mine) knocking = undefined
    seen(answers)
    return answers
  }

  return {
    ...manyAtOnce(makeQueries(asker)),
    transact,
    post: makeEntryWriter(askTalk, () => clock.now()),
    announce,
    hear: (listener) => void listeners.push(listener),
    isUp: () => isUp,
    onDoubt: (listener) => void doubters.push(listener),
    probe,
    close: async () => void (await Promise.all([talkLine.close(), pool.end()])),
  }
}
