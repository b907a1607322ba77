// What is counted over judged lines: the shares the house is measured by, and a table by category.
import { atLeast, type Judged } from './labelled-lines.ts'

const share = (part: number, all: number): number | null => (all === 0 ? null : Math.round((part / all) * 10_000) / 10_000)
const shareOf = (lines: readonly Judged[], isGood: (line: Judged) => boolean): number | null => share(lines.filter(isGood).length, lines.length)

/** What must be held, by category. */
export const held = {
  pii: (category: string): boolean => category.startsWith('pii_'),
  contact: (category: string): boolean => ['solicit_contact', 'solicit_meet'].includes(category),
  harassment: (category: string): boolean => ['harassment', 'doxxing', 'solicit_sexual'].includes(category),
}

export function labelledFigures(lines: readonly Judged[]) {
  const isDanger = (line: Judged): boolean => line.severity === 'urgent' || line.severity === 'imminent'
  const inGroup = (is: (category: string) => boolean): Judged[] => lines.filter(({ category, severity }) => is(category) && severity !== 'none')
  return {
    n: lines.length,
    urgentRecall: shareOf(lines.filter(isDanger), ({ found }) => atLeast(found, 'urgent')),
    imminentAsImminent: shareOf(lines.filter(({ severity }) => severity === 'imminent'), ({ found }) => found === 'imminent'),
    watchRecall: shareOf(lines.filter(({ severity }) => severity === 'watch'), ({ found, isHeld }) => isHeld || atLeast(found, 'watch')),
    noneFalseAlarm: shareOf(lines.filter(({ severity }) => severity === 'none'), ({ found, isHeld }) => isHeld || found !== 'none'),
    piiRecall: shareOf(inGroup(held.pii), ({ isHeld }) => isHeld),
    contactRecall: shareOf(inGroup(held.contact), ({ isHeld }) => isHeld),
    harassmentRecall: shareOf(inGroup(held.harassment), ({ isHeld }) => isHeld),
  }
}

/** Is the line judged as its label asks? */
export function isMissed(line: Judged): boolean {
  if (line.severity === 'none') return line.isHeld || line.found !== 'none'
  if (held.pii(line.category) || held.contact(line.category)) return !line.isHeld
  if (held.harassment(line.category)) return !line.isHeld || !atLeast(line.found, line.severity)
  return !atLeast(line.found, line.severity)
}

export function table(lines: readonly Judged[]): string {
  const categories = [...new Set(lines.map(({ category }) => category))].sort()
  const rows = categories.map((category) => {
    const own = lines.filter((line) => line.category === category)
    const counts = ['none', 'watch', 'urgent', 'imminent'].map((severity) => own.filter(({ found }) => found === severity).length)
    return [category, own.length, own.filter((line) => !isMissed(line)).length, ...counts, own.filter(({ isHeld }) => isHeld).length]
  })
  const head = ['category', 'n', 'right', 'none', 'watch', 'urgent', 'imm.', 'held']
  return [head, ...rows].map(([name, ...cells]) => String(name).padEnd(24) + cells.map((cell) => String(cell).padStart(8)).join('')).join('\n')
}
