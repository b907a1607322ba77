// Rows gone and rows new, by word and sign before colour.
import { useEffect, useState } from 'react'
import { staffTexts } from '#client/staff/words.ts'
import type { ListTexts } from '#shared/word-lists'
import { useStaffLink } from '../staff-link.ts'
import { diffLists, type DiffRow } from './diff-lists.ts'

const texts = staffTexts.lists
const mostShown = 80

export function ListDiff({ before, after }: { before: number | null; after: number | 'offer' }) {
  const link = useStaffLink()
  const [rows, setRows] = useState<DiffRow[] | null | 'missing'>(null)
  useEffect(() => {
    let isHere = true
    const read = async (version: number | 'offer' | null): Promise<ListTexts | null> => {
      if (version === null) return { words: '', rules: '', lowering: '' }
      const ack = await link.ask('lists:read', { version })
      return ack.ok ? ack.data : null
    }
    void Promise.all([read(before), read(after)]).then(([was, is]) => isHere && setRows(was && is ? diffLists(was, is) : 'missing'))
    return () => {
      isHere = false
    }
  }, [link, before, after])
  if (rows === null) return <p className="small soft">{texts.loading}</p>
  if (rows === 'missing') return <p className="small soft">{staffTexts.refusal.not_found}</p>
  if (rows.length === 0) return <p className="small soft">{texts.history.same}</p>
  return (
    <ul className="listdiff" tabIndex={0} aria-label={texts.history.see}>
      {rows.slice(0, mostShown).map(({ list, sign, row }, at) => (
        <li key={`${at}${row}`} className={sign === '+' ? 'fresh' : 'gone'}>
          <span className="small">{`${sign === '+' ? texts.draft.change.add : texts.draft.change.drop}${staffTexts.common.dot}${texts.list[list]}`}</span>
          <span className="rowwords">{row.split('\t').join(staffTexts.common.dot)}</span>
        </li>
      ))}
      {rows.length > mostShown && <li className="small soft">{texts.found(mostShown, rows.length)}</li>}
    </ul>
  )
}
