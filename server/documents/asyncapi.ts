// AsyncAPI 3.0 of the socket, from shared/protocol.ts and shared/policy.ts (rule WI3): what may be asked, by whom, and how it
// is acknowledged; what may be heard.
import { policy, type Rule } from '#shared/policy'
import { clientEvents, Handshake, serverEvents, type ClientEventName, type ServerEventName } from '#shared/protocol'
import { refusalCodes } from '#shared/refusal'
import { makeSchemaBook, type JsonSchema, type SchemaBook } from './json-schema.ts'

const keyOf = (event: string) => event.replace(/[^\w]/g, '_')
const ref = (...path: string[]) => ({ $ref: `#/${path.join('/')}` })

function refusedOr(data: JsonSchema): JsonSchema {
  return {
    oneOf: [
      { type: 'object', required: ['ok', 'data'], properties: { ok: { const: true }, data } },
      ref('components', 'schemas', 'Refused') as JsonSchema,
    ],
  }
}

function ruleText({ who, all = [] }: Rule): string {
  return all.length === 0 ? who : `${who}: ${all.join(' + ')}`
}

function asked(book: SchemaBook, event: ClientEventName): object {
  const { input, output } = clientEvents[event]
  return { name: event, title: event, payload: book.of(input, 'input'), 'x-ack': refusedOr(book.of(output, 'output')), 'x-may': policy[event].map(ruleText) }
}

function heard(book: SchemaBook, event: ServerEventName): object {
  return { name: event, title: event, payload: book.of(serverEvents[event], 'output') }
}

export function makeAsyncapi(): object {
  const askedNames = Object.keys(clientEvents) as ClientEventName[]
  const heardNames = Object.keys(serverEvents) as ServerEventName[]
  const book = makeSchemaBook()
  const messages: Record<string, object> = {}
  for (const event of askedNames) messages[`ask_${keyOf(event)}`] = asked(book, event)
  for (const event of heardNames) messages[`hear_${keyOf(event)}`] = heard(book, event)
  const refs = (prefix: string, names: readonly string[]) => names.map((event) => ref('channels', 'socket', 'messages', `${prefix}_${keyOf(event)}`))
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Engawa: socket', version: '1',
      description: 'Socket.IO 4, default namespace. Every ask is acknowledged; a retry with the same ids is harmless. News may be lost: whatever was missed is read back by seq. Packets are at most 16 KB.',
    },
    defaultContentType: 'application/json',
    channels: {
      socket: {
        address: '/socket.io/',
        messages: Object.fromEntries(Object.keys(messages).map((key) => [key, ref('components', 'messages', key)])),
        'x-handshake-auth': book.of(Handshake, 'input'),
      },
    },
    operations: {
      ask: { action: 'receive', channel: ref('channels', 'socket'), messages: refs('ask', askedNames) },
      hear: { action: 'send', channel: ref('channels', 'socket'), messages: refs('hear', heardNames) },
    },
    components: {
      messages,
      schemas: {
        ...book.named(),
        Refused: {
          type: 'object', required: ['ok', 'code'],
          properties: { ok: { const: false }, code: { enum: [...refusalCodes] }, retryInMs: { type: 'integer', minimum: 0 } },
        },
      },
    },
  }
}
