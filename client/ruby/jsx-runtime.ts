// React's own runtime, with readings (see worded.ts). `jsxImportSource` in tsconfig.json and vite.config.ts names this folder.
import type { JSX, Key } from 'react'
import { Fragment, jsx as make, jsxs as makeMany } from 'react/jsx-runtime'
import { worded } from './worded.ts'

export const jsx: typeof make = (type, props, key?: Key) => make(type, worded(type, props as Record<string, unknown>), key)
export const jsxs: typeof makeMany = (type, props, key?: Key) => makeMany(type, worded(type, props as Record<string, unknown>), key)
export { Fragment }
export type { JSX }
