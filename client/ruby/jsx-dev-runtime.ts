// The same for development builds, where React also wants to know the place in the source.
import type { JSX } from 'react'
import { Fragment, jsxDEV as make } from 'react/jsx-dev-runtime'
import { worded } from './worded.ts'

export const jsxDEV: typeof make = (type, props, ...rest) => make(type, worded(type, props as Record<string, unknown>), ...rest)
export { Fragment }
export type { JSX }
