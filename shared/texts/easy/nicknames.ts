// Suggested nicknames that need no reading.
import type { Texts } from '../index.ts'
import { nicknames as ours } from '../nicknames.ts'

export const nicknames: Texts['nicknames'] = ours.filter((name) => /^[ぁ-んー]+$/.test(name))
