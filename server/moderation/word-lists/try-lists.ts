// The test box (rule WL4): nothing is kept. A draft is checked, lines typed are judged by it, and its effect on the labelled lines is
// shown before anybody saves it. One at a time on a node.
import type { ListTrial } from '#shared/word-lists'
import type { Context } from '../../context.ts'
import { makeLine } from '../../escalation/one-at-a-time.ts'
import type { StaffActor } from '../../transport/actor.ts'
import type { Call } from '../../transport/endpoint.ts'
import { screen } from '../screen.ts'
import { nobodyBefore } from '../subject.ts'
import { changeRows } from './change-rows.ts'
import { checkLists, type Checked } from './check-lists.ts'
import { compareBooks } from './judge-lines.ts'
import { textsOf } from './read-lists.ts'

type TryCall = Call<'lists:try', StaffActor>

const trials = makeLine()

export async function tryLists({ context, input }: TryCall): Promise<ListTrial> {
  return trials('draft', JSON.stringify(input), () => judge(context, input))
}

async function judge(context: Context, { base, changes, lines, withImpact }: TryCall['input']): Promise<ListTrial> {
  const checked = await draftOf(context, base, changes)
  if (!checked.book) return { problems: checked.problems, tried: [], impact: null }
  const { book } = checked
  const tried = lines.map((line) => screen(line, { ...nobodyBefore, book }))
  return { problems: [], tried, impact: withImpact ? compareBooks(context.wordLists.book(), book) : null }
}

/** A draft, built; without changes it is what stands in that version. */
export async function draftOf(context: Context, base: number, changes: TryCall['input']['changes']): Promise<Checked> {
  if (changes.length === 0 && base === context.wordLists.running()) return { book: context.wordLists.book(), problems: [] }
  const { texts, problems } = changeRows(await textsOf(context, base), changes)
  if (problems.length > 0) return { book: null, problems }
  return checkLists(texts)
}
