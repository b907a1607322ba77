// Who of the staff is in a place now, read from who joined and who left.
import type { PlaceState } from './place-state.ts'
import type { Part } from '#shared/people'

export function staffPresent(entries: PlaceState['entries']): { name: string; part: Part }[] {
  const here = new Map<string, { name: string; part: Part }>()
  for (const entry of [...entries.values()].sort((a, b) => a.seq - b.seq)) {
    if (entry.kind === 'joined') here.set(`${entry.author.part} ${entry.author.name}`, { name: entry.author.name, part: entry.author.part })
    if (entry.kind === 'left') here.delete(`${entry.author.part} ${entry.author.name}`)
  }
  return [...here.values()]
}
