// COPY … FROM STDIN in PostgreSQL's binary form, through the driver's own connection: ten million lines are not inserted one by one.
import type pg from 'pg'
import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** The parts of the driver's connection that a COPY needs; the driver itself knows it only as a way to submit a query. */
interface Wire {
  stream: Writable
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(why: string): void
}

const head = Buffer.concat([Buffer.from('PGCOPY\n\u00ff\r\n\0', 'latin1'), Buffer.alloc(8)])
const tail = Buffer.from([0xff, 0xff])

/** One row: a count of fields, then each with its length; null is a length of -1. */
export function binaryRow(fields: readonly (Buffer | null)[]): Buffer {
  const count = Buffer.alloc(2)
  count.writeInt16BE(fields.length)
  return Buffer.concat([count, ...fields.flatMap((field) => {
    const length = Buffer.alloc(4)
    length.writeInt32BE(field === null ? -1 : field.length)
    return field === null ? [length] : [length, field]
  })])
}

export function copyRows(client: pg.Client, into: string, chunks: Iterable<Buffer>): Promise<void> {
  return new Promise((done, failed) => {
    async function pour(wire: Wire): Promise<void> {
      wire.sendCopyFromChunk(head)
      for (const chunk of chunks) {
        wire.sendCopyFromChunk(chunk)
        if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain')
      }
      wire.sendCopyFromChunk(tail)
      wire.endCopyFrom()
    }
    const copying = {
      submit: (wire: Wire) => wire.query(`copy ${into} from stdin (format binary)`),
      handleCopyInResponse: (wire: Wire) => void pour(wire).catch((error: Error) => wire.sendCopyFail(error.message)),
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => done(),
      handleError: failed,
    }
    client.query(copying as unknown as pg.Submittable)
  })
}
