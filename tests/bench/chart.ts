// The figures drawn as SVG: each as a bar of its value against its goal, so that ratios and times stand beside each other. Written by
// the bench itself, for the docs; a screen reader finds every figure in the description.
import { type Figure, type FigureName, figureNames, type Figures, goals } from './figures.ts'

const left = 150
const right = 180
const wide = 420
const step = 26
const top = 64
/** as much as is drawn: three times the goal, or a third of it */
const most = 3

const whatItIs: Record<FigureName, string> = {
  saturated: 'saturated', hot: 'hot rooms', open: '10,000/s open loop', p50: 'latency p50', p99: 'latency p99', memory: 'memory each', ejabberdSaturated: 'ejabberd, saturated',
  ejabberdOpen: 'ejabberd, 5,000/s', escalation1: 'escalation, one node', escalation2: 'escalation, two nodes', spread: 'three nodes, spread', affine: 'three nodes, affine',
  growthRooms: 'ten times the rooms', growthReaders: 'a room of 1,000', growthSend: '10⁷ lines: send', growthJoin: '10⁷ lines: join', growthCatchup: '10⁷ lines: catch up',
}

/** How well the goal is met: 1 is just so, more is better, whichever way the figure counts. */
function reached(name: FigureName, { value, goal }: Figure): number {
  return 'least' in goals[name] ? value / goal : goal / Math.max(value, 1e-9)
}

const unit = (name: FigureName): string => (name.startsWith('escalation') ? ' ms' : '×')
const text = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** @param of the commit that was measured, and the day */
export function chartOf(figures: Figures, machine: Record<string, unknown>, of: string): string {
  const measured = figureNames.flatMap((name) => { const figure = figures[name]; return figure ? [{ name, figure }] : [] })
  const height = top + measured.length * step + 24
  const goalAt = left + wide / most
  const sentences = measured.map(({ name, figure }) => `${whatItIs[name]}: ${figure.value}${unit(name)}, goal ${figure.goal}${unit(name)}${figure.met ? '' : ', missed'}`)
  const bars = measured.map(({ name, figure }, n) => {
    const y = top + n * step
    const length = Math.max(2, (Math.min(most, reached(name, figure)) / most) * wide)
    const said = `${figure.value}${unit(name)} (${'least' in goals[name] ? '≥' : '≤'} ${figure.goal})`
    return [
      `<text x="${left - 10}" y="${y + 13}" text-anchor="end">${text(whatItIs[name])}</text>`,
      `<rect class="${figure.met ? 'met' : 'missed'}" x="${left}" y="${y + 2}" width="${length.toFixed(1)}" height="14" rx="3"/>`,
      `<text class="quiet" x="${left + length + 8}" y="${y + 13}">${said}</text>`,
    ].join('')
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + wide + right} ${height}" role="img" aria-labelledby="title description" font-family="system-ui, sans-serif" font-size="12">
<title id="title">Engawa beside a bare Socket.IO server: each figure against its goal</title>
<desc id="description">${text(sentences.join('. '))}.</desc>
<style>text{fill:#3d3a36}.quiet{fill:#6b655d}.met{fill:#6f9a7d}.missed{fill:#c9a66b}.goal{stroke:#3d3a36;stroke-dasharray:3 3}.ground{fill:#fbf8f2}@media (prefers-color-scheme:dark){text{fill:#e9e4da}.quiet{fill:#b0a99c}.ground{fill:#24221f}.goal{stroke:#e9e4da}}</style>
<rect class="ground" width="100%" height="100%"/>
<text x="24" y="24" font-size="14">How far each goal is reached; at the line it is met, further right is better</text>
<text class="quiet" x="24" y="44">${text([of, machine.processor, `${String(machine.cores)} cores`, machine.node, machine.system].join(' · '))}</text>
<line class="goal" x1="${goalAt}" y1="${top - 8}" x2="${goalAt}" y2="${height - 18}"/>
${bars.join('\n')}
</svg>
`
}
