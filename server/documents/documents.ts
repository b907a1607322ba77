// The two documents of the wire, made from the very schemas that guard it, so that they cannot tell of anything else (WI3).
import { makeAsyncapi } from './asyncapi.ts'
import { makeOpenapi } from './openapi.ts'

export const openapi = makeOpenapi()
export const asyncapi = makeAsyncapi()
