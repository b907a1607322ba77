// OpenAPI 3.1 of the HTTP routes, from shared/http-contract.ts (rule WI3).
import { routes, type RouteName } from '#shared/http-contract'
import { refusalCodes } from '#shared/refusal'
import { makeSchemaBook, type SchemaBook } from './json-schema.ts'

const summaries: Record<RouteName, string> = {
  publicState: 'What anyone may see before coming in: rooms, places to turn to, the quick exit',
  openings: 'The coming openings as a calendar, with neutral titles',
  enter: 'Begins a visit: a pass for the socket and the secret that renews it',
  proof: 'At a crowded door: a riddle for the browser, or how long to wait instead',
  comeBack: 'Begins a visit that belongs to somebody’s four words',
  renew: 'A fresh pass for a visit that goes on',
  signIn: 'Signs a staff member in; the session comes as a cookie',
  signOut: 'Ends the staff session of the cookie',
  me: 'Who the staff session stands for',
}
const staffRoutes: readonly RouteName[] = ['signOut', 'me']

const json = (schema: unknown) => ({ content: { 'application/json': { schema } } })

function operation(book: SchemaBook, name: RouteName): object {
  const route = routes[name]
  return {
    operationId: name,
    summary: summaries[name],
    ...(staffRoutes.includes(name) ? { security: [{ staffSession: [] }] } : {}),
    ...(route.method === 'post' ? { requestBody: { required: true, ...json(book.of(route.input, 'input')) } } : {}),
    responses: {
      200: { description: 'Done', ...('type' in route ? { content: { [route.type]: { schema: { type: 'string' } } } } : json(book.of(route.output, 'output'))) },
      default: { description: 'Refused, with a code from the closed list', ...json({ $ref: '#/components/schemas/Refusal' }) },
    },
  }
}

export function makeOpenapi(): object {
  const book = makeSchemaBook()
  const paths: Record<string, Record<string, object>> = {}
  for (const name of Object.keys(routes) as RouteName[]) {
    const { path, method } = routes[name]
    paths[path] = { ...paths[path], [method]: operation(book, name) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Engawa: HTTP', version: '1', description: 'The few routes beside the socket. Only pages of the service itself may call them from a browser; bodies are at most 16 KB.' },
    paths,
    components: {
      schemas: {
        ...book.named(),
        Refusal: {
          type: 'object', required: ['code'], additionalProperties: false,
          properties: { code: { enum: [...refusalCodes] }, retryInMs: { type: 'integer', minimum: 0 } },
        },
      },
      securitySchemes: { staffSession: { type: 'apiKey', in: 'cookie', name: '__Host-engawa' } },
    },
  }
}
