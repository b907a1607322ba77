// A QR code as one drawn path, made where the page is written. Dark on white in every look: a camera must read it.
import { encode } from 'uqr'

export function Qr({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  // A run of dark squares is one stroke of the path.
  const path = data.map((row, y) => [...row.map((isDark) => (isDark ? '1' : '0')).join('').matchAll(/1+/g)].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`).join('')).join('')
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect className="qrpaper" width={size} height={size} />
      <path className="qrink" d={path} />
    </svg>
  )
}
