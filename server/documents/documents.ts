// The two documents of the wire, made from the very schemas that guard it, so that they cannot tell of anything else (WI3).
import { makeAsyncapi } from './asyncapi.ts'
import { makeOpenapi } from './openapi.ts'

/** Made when somebody first asks for one: no start waits for them. */
export const openapi = madeOnce(makeOpenapi)
export const asyncapi = madeOnce(makeAsyncapi)

function madeOnce<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
