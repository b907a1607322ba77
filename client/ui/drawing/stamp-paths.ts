// Stamps: 48 grid, no faces. A stamp in the flow keeps its word (look: icons and stamps).
import type { Drawing } from './drawing.ts'

export const stampPaths = {
  here: ['M9.5 22.5c4-2 25-2 29 0 1.6 3.5 1.6 8 0 11-4 2-25 2-29 0-1.6-3-1.6-7.5 0-11z', 'M24 28v-3.5M24 28l-3 2.5M24 28l3 2.5', 'M4 40.5h40', 'M9.5 22.5 7 20.5M38.5 22.5 41 20.5M9.5 33.5 7 35.5M38.5 33.5l2.5 2'],
  tea: ['M13 20h22l-1.5 17a4 4 0 0 1-4 3.5h-11a4 4 0 0 1-4-3.5z', 'M14 27h20', 'M20 6c-2.5 3 2.5 5.5 0 9M28 6c-2.5 3 2.5 5.5 0 9', 'M18 44h12'],
  otsukare: ['M14 29a10 10 0 0 1 20 0', 'M4 29h40', 'M24 10v4.5M10.5 15.5l3 3M37.5 15.5l-3 3', 'M10 35h28M16 41h16'],
  good_night: ['M31.5 24.5A12.5 12.5 0 0 1 17.5 8a12 12 0 1 0 14 16.5z', 'M5 37h30M13 43h30', 'M35.5 9.5v4M33.5 11.5h4'],
  nod: ['M16 43C16 28 18 16 27 11c4.5-2.5 9-1 11 2.5', 'M38 13.5c1.5 3 1.5 6 .5 9.5M34 10.5c2.5 2.5 3.5 6 2.5 10.5M30 9.8c2.5 3 3 6.5 2 11M26.5 11.3c1.8 2.7 2 5.7.8 9.2', 'M16.5 33c-3.5-.5-6.5-3-8-7.5M17.3 28c2.5 1.5 5 1.5 7.7.5'],
  understand: ['M7 24a11 11 0 1 0 22 0a11 11 0 1 0-22 0z', 'M19 24a11 11 0 1 0 22 0a11 11 0 1 0-22 0z', { d: 'M24 19.5c2 3 2 6 0 9-2-3-2-6 0-9z', fill: 'currentColor' }],
} as const satisfies Record<string, Drawing>

export type StampName = keyof typeof stampPaths
