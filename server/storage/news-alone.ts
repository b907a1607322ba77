// News of a node that is alone: there is nobody to tell.
import type { News } from './ports.ts'

export const newsAlone: News = { tell: () => undefined, hear: () => undefined, beginToHear: () => false, isUp: () => true, onBack: () => undefined, close: () => Promise.resolve() }
