// The connection of talk. Lines come one batch at a time, so one of the pool's is borrowed and held, and asked in the driver's own way for
// others than itself (pg.Submittable, as pg-cursor does): prepared once, written at once, answered with bare fields that nobody describes
// anew for every line. Whatever goes wrong on it ends it, and the next batch has another.
import type pg from 'pg'
import type { Id } from '#shared/ids'

export interface Statement { name: string; text: string }
/** A value as the wire carries it: text, or bytes. */
export type WireValue = string | Buffer | null
export type Fields = readonly (string | null)[]

export interface TalkLine {
  /** One question at a time. @throws whatever the driver or the database says */
  ask(statement: Statement, values: readonly WireValue[]): Promise<readonly Fields[]>
  isHeld(): boolean
  /** Whether the database is there, beside whatever is asked. @throws where none is held, or it does not answer */
  knock(): Promise<void>
  close(): Promise<void>
}

/** What is used of the driver's connection; its published types ask for more than it takes. */
interface Wire {
  stream: { cork(): void; uncork(): void }
  parsedStatements: Record<string, string | undefined>
  parse(statement: Statement): void
  bind(portal: { statement: string; values: readonly WireValue[] }): void
  execute(): void
  sync(): void
}

class Question implements pg.Submittable {
  readonly rows: Fields[] = []
  readonly name: string
  readonly text: string
  constructor(statement: Statement, readonly values: readonly WireValue[], public callback: (error?: unknown) => void) {
    this.name = statement.name
    this.text = statement.text
  }
  submit(connection: unknown): null {
    const wire = connection as Wire
    wire.stream.cork()
    try {
      if (wire.parsedStatements[this.name] === undefined) wire.parse(this)
      wire.bind({ statement: this.name, values: this.values })
      wire.execute()
      wire.sync()
    } finally {
      wire.stream.uncork()
    }
    return null
  }
  handleDataRow({ fields }: { fields: Fields }): void { this.rows.push(fields) }
  handleReadyForQuery(): void { this.callback() }
  handleError(error: unknown): void { this.callback(error) }
  handleRowDescription(): void { /* was not asked for */ }
  handleCommandComplete(): void { /* the sync after it answers */ }
  handleEmptyQuery(): void { /* no statement is empty */ }
  handlePortalSuspended(): void { /* all rows are asked for at once */ }
}

interface Held { client: pg.PoolClient; plannedAt: number; drop(error: unknown): void }

/** How lines of talk are planned: once for many, by index. Left to itself the planner weighs their arrays anew each time. */
const plannedOnce = 'set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off'

const knocking: Statement = { name: 'knock', text: 'select 1' }

/**
 * And now and then anew: to the planner of a small table one index is as good as another, and a house that grew large since, of which no
 * statistics were taken yet, would look for a line that is said again in all that was said in its room (8 lines, one of them said again,
 * among 100,000: 156 ms, planned anew 5). Planning takes 1 to 4 ms.
 */
const planned: Statement = { name: 'plan', text: 'discard plans' }
const plansLastMs = 10_000

export function makeTalkLine(pool: pg.Pool, lastMs = plansLastMs): TalkLine {
  let held: Held | undefined
  let asking: Promise<unknown> = Promise.resolve()

  async function hold(): Promise<Held> {
    // With nothing under way: the driver keeps questions of others' making off a line on which it sends ahead.
    const client = Object.assign(await pool.connect(), { pipeline: false })
    const mine: Held = {
      client, plannedAt: performance.now(),
      drop(error) {
        if (held !== mine) return
        held = undefined
        // The pool listens to it again before we stop: a connection that falls unheard would end the process.
        client.release(error instanceof Error ? error : true)
        client.off('error', mine.drop)
      },
    }
    client.on('error', mine.drop)
    held = mine
    await client.query(plannedOnce).catch((error) => { mine.drop(error); throw error })
    return mine
  }

  async function ask(statement: Statement, values: readonly WireValue[]): Promise<readonly Fields[]> {
    const line = held ?? (await hold())
    if (performance.now() - line.plannedAt > lastMs) {
      line.plannedAt = performance.now()
      await askOn(line, planned, [])
    }
    return askOn(line, statement, values)
  }

  async function askOn({ client, drop }: Held, statement: Statement, values: readonly WireValue[]): Promise<readonly Fields[]> {
    try {
      return await new Promise<readonly Fields[]>((done, failed) => {
        const question = new Question(statement, values, (error) => (error ? failed(error) : done(question.rows)))
        client.query(question)
      })
    } catch (error) {
      drop(error)
      throw error
    }
  }

  return {
    ask(statement, values) {
      const answered = ask(statement, values)
      asking = answered.catch(() => undefined)
      return answered
    },
    isHeld: () => held !== undefined,
    async knock() {
      if (!held) throw new Error('no line is held')
      await askOn(held, knocking, [])
    },
    async close() {
      await asking
      held?.drop(true)
    },
  }
}

/** A list of values in one parameter, as text. */
export function listOf(values: readonly (string | number | boolean | null | undefined)[]): string {
  return `{${values.map((value) => (typeof value === 'string' ? `"${value.replace(/[\\"]/g, '\\$&')}"` : (value ?? 'NULL'))).join(',')}}`
}

/** The values of a list in an answer, where they are plain words or numbers. */
export function valuesOf(list: string | null): string[] | undefined {
  return list?.slice(1, -1).split(',')
}

/** How the wire names what a list is of. */
const oids = { bytea: 17, uuid: 2950 }

/** A list of values, at least one, as the wire carries it: what it is of, and how many. @returns where the first value begins */
function beginList(list: Buffer, oid: number, count: number, hasNull = false): number {
  const head = [1, hasNull ? 1 : 0, oid, count, 1]
  head.forEach((each, at) => list.writeInt32BE(each, at * 4))
  return head.length * 4
}

/** A list of bytes in one parameter, as the wire carries arrays: as text each byte would be two letters, escaped and read again. */
export function bytesList(values: readonly (Buffer | null)[]): Buffer {
  let length = 20
  for (const value of values) length += 4 + (value?.length ?? 0)
  const list = Buffer.allocUnsafe(length)
  let at = beginList(list, oids.bytea, values.length, values.includes(null))
  for (const value of values) {
    at = list.writeInt32BE(value?.length ?? -1, at)
    if (value) at += value.copy(list, at)
  }
  return list
}

const dash = 45
/** Of the letter of a figure from 0 to f, what it counts: the digits stand at 48, the letters at 97. */
const figure = (letter: number): number => (letter < 97 ? letter - 48 : letter - 87)

/** A list of ids, likewise: as text each costs the database 0.5 µs, and a line has five. */
export function idsList(ids: readonly (Id | null | undefined)[]): Buffer {
  const list = Buffer.allocUnsafe(20 + 20 * ids.length)
  let at = beginList(list, oids.uuid, ids.length, ids.some((id) => !id))
  for (const id of ids) {
    at = list.writeInt32BE(id ? 16 : -1, at)
    if (!id) continue
    for (let from = 0; from < 36; from += 2) {
      if (id.charCodeAt(from) === dash) from += 1
      list[at] = figure(id.charCodeAt(from)) * 16 + figure(id.charCodeAt(from + 1))
      at += 1
    }
  }
  return list.subarray(0, at)
}
