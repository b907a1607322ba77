// OpenAPI and AsyncAPI: made from the schemas, whole, and the same at every making.
import { describe, expect, it } from 'vitest'
import { makeAsyncapi } from '#server/documents/asyncapi'
import { asyncapi, openapi } from '#server/documents/documents'
import { makeOpenapi } from '#server/documents/openapi'
import { routes } from '#shared/http-contract'
import { clientEvents, serverEvents } from '#shared/protocol'
import { refusalCodes } from '#shared/refusal'

type Tree = { [key: string]: Tree }
const at = (document: object, pointer: string): Tree | undefined => pointer.split('/').slice(1).reduce<Tree | undefined>((tree, key) => tree?.[key], document as Tree)

function refsOf(document: object): string[] {
  return [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref as string)
}

describe.each([['OpenAPI', openapi(), makeOpenapi], ['AsyncAPI', asyncapi(), makeAsyncapi]] as const)('the %s document', (_name, document, make) => {
  it('[WI3] is the same at every making', () => {
    expect(JSON.stringify(make())).toBe(JSON.stringify(make()))
    expect(JSON.stringify(make())).toBe(JSON.stringify(document))
  })

  it('[WI3] refers to nothing that is not in it, and leaves no schema open', () => {
    const refs = refsOf(document)
    expect(refs.length).toBeGreaterThan(2)
    for (const ref of refs) expect(at(document, ref), ref).toBeTypeOf('object')
    expect(JSON.stringify(document)).not.toMatch(/__shared|\$defs|"schema":\{\}|"payload":\{\}/)
  })

  it('[WI3] lists every refusal code', () => {
    for (const code of refusalCodes) expect(JSON.stringify(document)).toContain(`"${code}"`)
  })
})

describe('OpenAPI', () => {
  it('[WI3] has every route of the contract with its input, and no other', () => {
    const operations = Object.entries((openapi() as { paths: Record<string, Record<string, Tree>> }).paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
    expect(operations.sort()).toEqual(Object.values(routes).map(({ method, path }) => `${method} ${path}`).sort())
    for (const [name, { method, path }] of Object.entries(routes)) {
      const operation = at(openapi(), `/paths/${path.replaceAll('/', '~1')}`) ?? (openapi() as { paths: Record<string, Record<string, Tree>> }).paths[path]
      expect(operation?.[method]).toMatchObject({ operationId: name, responses: { 200: {}, default: {} } })
      expect('requestBody' in (operation?.[method] ?? {})).toBe(method === 'post')
    }
  })

  it('[WI3] marks the routes that need a staff session', () => {
    const secured = Object.values((openapi() as { paths: Record<string, Record<string, { operationId: string; security?: unknown }>> }).paths).flatMap((methods) => Object.values(methods)).filter(({ security }) => security)
    expect(secured.map(({ operationId }) => operationId).sort()).toEqual(['me', 'signOut'])
  })
})

describe('AsyncAPI', () => {
  const messages = (asyncapi() as unknown as { components: { messages: unknown } }).components.messages as Record<string, { name: string; payload: object; 'x-ack'?: object; 'x-may'?: string[] }>

  it('[WI3] has every event that may be asked, with its answer and who may, and every event that may be heard', () => {
    const names = (prefix: string) => Object.entries(messages).filter(([key]) => key.startsWith(prefix)).map(([, { name }]) => name).sort()
    expect(names('ask_')).toEqual(Object.keys(clientEvents).sort())
    expect(names('hear_')).toEqual(Object.keys(serverEvents).sort())
    for (const [key, message] of Object.entries(messages)) {
      expect(message.payload, key).toBeTypeOf('object')
      if (key.startsWith('ask_')) expect(message).toMatchObject({ 'x-ack': { oneOf: [{}, {}] }, 'x-may': expect.arrayContaining([expect.any(String)]) })
    }
  })

  it('[WI3] its operations list each message once', () => {
    const listed = [...refsOf(at(asyncapi(), '/operations/ask') as object), ...refsOf(at(asyncapi(), '/operations/hear') as object)].filter((ref) => ref.includes('/messages/'))
    expect(listed.map((ref) => ref.split('/').at(-1)).sort()).toEqual(Object.keys(messages).sort())
  })

  it('[WI3] lets nothing unknown into what is asked', () => {
    for (const [key, { payload }] of Object.entries(messages)) if (key.startsWith('ask_')) expect(payload, key).toMatchObject({ type: 'object', additionalProperties: false })
  })
})
