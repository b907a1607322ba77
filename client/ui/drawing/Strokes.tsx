// The strokes of one drawing, inside whatever svg frames them.
import type { Drawing } from './drawing.ts'

export function Strokes({ drawing }: { drawing: Drawing }) {
  return drawing.map((stroke, i) => (typeof stroke === 'string' ? <path key={i} d={stroke} /> : <path key={i} {...stroke} />))
}
