// The application log, by allow-list (rule RE4): event names, codes, ids and durations. No text, name, address or token can
// pass, because only the fields named here exist; errors give their class and code, never their message.
import { pino, type DestinationStream } from 'pino'

export type LogFields = {
  code?: string
  ms?: number
  count?: number
  event?: string
  port?: number
  errorClass?: string
  errorCode?: string
  where?: string
  id?: string
}

export interface Log {
  info(what: string, fields?: LogFields): void
  warn(what: string, fields?: LogFields): void
  /** A bug or a broken part. Returns nothing of the error but its class, code and the place in our own files. */
  error(what: string, error: unknown, fields?: LogFields): void
}

const allowed: readonly (keyof LogFields)[] = ['code', 'ms', 'count', 'event', 'port', 'errorClass', 'errorCode', 'where', 'id']

function only(fields: LogFields = {}): LogFields {
  return Object.fromEntries(allowed.filter((key) => fields[key] !== undefined).map((key) => [key, fields[key]]))
}

/** The first frame inside our own files: enough to find the bug, nothing a person wrote. */
function whereIn(error: Error): string | undefined {
  const { stack = '', message } = error
  // The stack begins with the message, which may be anything: only what follows it is ours.
  const from = stack.indexOf(message)
  if (from < 0) return undefined
  return stack.slice(from + message.length).split('\n').map((line) => /((?:server|shared|dist)\/[\w./-]+:\d+)/.exec(line)?.[1]).find(Boolean)
}

export function makeLog(destination?: DestinationStream): Log {
  const out = destination ? pino({ base: null }, destination) : pino({ base: null })
  return {
    info: (what, fields) => out.info(only(fields), what),
    warn: (what, fields) => out.warn(only(fields), what),
    error(what, error, fields) {
      const known = error instanceof Error ? error : undefined
      const code = known && 'code' in known ? String(known.code).slice(0, 40) : undefined
      out.error(only({ ...fields, errorClass: known?.name ?? typeof error, errorCode: code, where: known && whereIn(known) }), what)
    },
  }
}
