// Marks instead of faces: given with the nickname, absent in the quiet theme.
import type { Drawing } from './drawing.ts'

export const markPaths = {
  cloud: ['M7 17.5a3.8 3.8 0 0 1 0-7.5 5.2 5.2 0 0 1 9.9-.8A4.2 4.2 0 0 1 17 17.5z'],
  leaf: ['M5 19C4.5 10 9 5 19 5c0 9-4.5 14-14 14z', 'M5 19 13 11'],
  reed: ['M12 20.5C12 14 12.5 8 15 4M12 20.5c-.5-5-2-8.5-5.5-11.5M12.2 16.5c1-3 3-5 6.3-6'],
  snow: ['M12 4v16M5 8l14 8M19 8 5 16'],
  stone: ['M3.5 17c0-5 4-8.5 9-8.5 4.5 0 8 3 8 6.5 0 2.5-1.5 3.5-4 3.5H6c-1.7 0-2.5-.5-2.5-1.5z', 'M8 13c1-1.3 2.5-2 4-2'],
  wave: ['M3 9.5c3 0 3-2.5 6-2.5s3 2.5 6 2.5 3-2.5 6-2.5M3 16.5c3 0 3-2.5 6-2.5s3 2.5 6 2.5 3-2.5 6-2.5'],
} as const satisfies Record<string, Drawing>

export type MarkName = keyof typeof markPaths
