// A file of dialogues (rule RP1): one JSON object a line. A line that is not one is named by its number; nothing is repaired.
import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { MissingPart } from '../../measure/problems.ts'

const Turn = z.object({ speaker: z.string().min(1), text: z.string(), at: z.string().optional() })
const Dialogue = z
  .object({ id: z.string().min(1), speakers: z.array(z.string().min(1)).min(2), turns: z.array(Turn).min(1) })
  .refine(({ speakers }) => new Set(speakers).size === speakers.length, 'speakers are named twice')
  .refine(({ speakers, turns }) => turns.every(({ speaker }) => speakers.includes(speaker)), 'a turn is of nobody in speakers')

export type Turn = z.infer<typeof Turn>
export type Dialogue = z.infer<typeof Dialogue>
export type Form = 'room' | 'session'

export function readDialogues(text: string): Dialogue[] {
  return text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [readDialogue(line, index + 1)]))
}

function readDialogue(line: string, number: number): Dialogue {
  let object: unknown
  try {
    object = JSON.parse(line)
  } catch {
    throw new MissingPart(`line ${number} of the file is not JSON`)
  }
  const read = Dialogue.safeParse(object)
  if (read.success) return read.data
  const [issue] = read.error.issues
  // Names the place in the line, never what stands there.
  throw new MissingPart(`line ${number} of the file is not a dialogue: ${[...(issue?.path ?? []).map(String), issue?.message].join(' ')}`)
}

export function readDialogueFile(path: string): Dialogue[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new MissingPart(`the file of dialogues cannot be read: ${path}`)
  }
  const dialogues = readDialogues(text)
  if (dialogues.length === 0) throw new MissingPart(`the file holds no dialogue: ${path}`)
  return dialogues
}

/** Three or more talk in a room, two in a listening session (rule RP3). */
export function formOf({ speakers }: Dialogue): Form {
  return speakers.length > 2 ? 'room' : 'session'
}
