// The lines this project wrote for itself, each before it was looked at what the rules find in it.
import { fileURLToPath } from 'node:url'
import { readDialogueFile } from '../../replay/script/dialogue.ts'
import { judge, readLabelled, type Judged, type LabelledLine } from '../../screen/labelled-lines.ts'

export const own = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
export const linesOf = (name: string): LabelledLine[] => readLabelled(own(name))
export const judgedLines = (name: string): Judged[] => linesOf(name).map((line) => judge(line))

/** Written by one hand beside the rules, by hands that had not seen them, and by the one that widened them afterwards. */
export const handLines = ['built-with.tsv', 'hand-a.tsv', 'hand-b.tsv', 'hand-c.tsv', 'hand-d.tsv', 'hand-e.tsv', 'hand-f.tsv', 'hand-g.tsv', 'hand-h.tsv', 'hand-i.tsv', 'hand-j.tsv', 'hand-k.tsv', 'hand-m.tsv', 'hand-n.tsv', 'hand-p.tsv', 'hand-q.tsv', 'hand-r.tsv', 'hand-s.tsv', 'hand-t1.tsv', 'hand-t2.tsv', 'hand-t3.tsv', 'hand-t4.tsv', 'hand-t5.tsv', 'hand-own.tsv', 'hand-own-2.tsv', 'hand-own-3.tsv']
/** The project's own dialogues, in which nobody is to be alarmed. */
export const ownTalks = () => ['drop-in.jsonl', 'one-to-one.jsonl'].flatMap((file) => readDialogueFile(own(`../../replay/own/${file}`)))
/** What the weights of likeness are learned from. */
export const learnedFrom = (): LabelledLine[] => [
  ...handLines.flatMap(linesOf), ...linesOf('../../../server/moderation/lists/own-lines.tsv'),
  ...ownTalks().flatMap(({ turns }) => turns.map(({ text }): LabelledLine => ({ category: 'ordinary', severity: 'none', text }))),
]
