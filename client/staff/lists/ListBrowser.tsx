// One of the three lists, searched rather than scrolled: a few hundred rows are too many to read.
import { useId, useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { ListName, ListTexts } from '#shared/word-lists'
import { matching, rowsOf, type ListRow } from './list-rows.ts'
import { RowEditor } from './RowEditor.tsx'
import type { Draft } from './use-lists.ts'

const texts = staffTexts.lists
const mostShown = 40

export function ListBrowser({ texts: all, draft }: { texts: ListTexts | null; draft: Draft }) {
  const [list, setList] = useState<ListName>('rules')
  const [asked, setAsked] = useState('')
  const [open, setOpen] = useState<{ line: number; do: 'put' | 'add' } | null>(null)
  const searchId = useId()
  const rows = all ? rowsOf(all[list]) : []
  const found = matching(rows, asked)
  const count = (some: readonly ListRow[]) => some.filter(({ kind }) => kind === 'row').length
  const changed = new Set(draft.changes.filter((change) => change.list === list && change.do !== 'add').map(({ line }) => line))
  return (
    <section className="listbrowser" aria-label={texts.list[list]}>
      <div className="listtabs">
        {(Object.keys(texts.list) as ListName[]).map((name) => (
          <button key={name} type="button" className="btn" aria-pressed={name === list} onClick={() => (setList(name), setOpen(null))}>
            {texts.list[name]}
          </button>
        ))}
      </div>
      <p className="small soft phrase">{texts.listNote[list]}</p>
      <label className="small" htmlFor={searchId}>
        {`${texts.search}${staffTexts.common.brackets(texts.searchHint)}`}
      </label>
      <input id={searchId} className="field" type="search" autoComplete="off" value={asked} onChange={(event) => setAsked(event.target.value)} />
      <p className="small soft" role="status">
        {all ? (count(found) === 0 ? texts.nothing : texts.found(count(found), count(rows))) : texts.loading}
      </p>
      <ul className="listrows">
        {found.slice(0, mostShown).map((row) =>
          row.kind === 'heading' ? (
            <li key={row.line} className="small soft listheading">
              {row.text}
            </li>
          ) : (
            <li key={row.line} className={changed.has(row.line) ? 'changed' : undefined}>
              <RowWords list={list} row={row} />
              {open?.line === row.line ? (
                <RowEditor list={list} row={row} isNew={open.do === 'add'} onKeep={(change) => (draft.put(change), setOpen(null))} onClose={() => setOpen(null)} />
              ) : (
                <div className="lineacts">
                  <Button kind="plain" icon="edit" onClick={() => setOpen({ line: row.line, do: 'put' })}>
                    {texts.edit}
                  </Button>
                  <Button kind="plain" onClick={() => setOpen({ line: row.line, do: 'add' })}>
                    {texts.add}
                  </Button>
                  <Button kind="plain" onClick={() => draft.put({ list, line: row.line, do: 'drop', row: '' })}>
                    {texts.drop}
                  </Button>
                </div>
              )}
            </li>
          ),
        )}
      </ul>
      {found.length > mostShown && <p className="small soft">{texts.tooMany(mostShown)}</p>}
    </section>
  )
}

function RowWords({ list, row }: { list: ListName; row: ListRow }) {
  const [first = '', second = '', third = ''] = row.cells
  const facts = list === 'rules' ? [first, staffTexts.host.category[second] ?? second, texts.severity[third as 'none'] ?? third, row.cells[3] === 'hold' ? texts.held : ''] : list === 'lowering' ? [first, second, third] : [first, second]
  return (
    <>
      <p className="small rowfacts">{facts.filter(Boolean).join(staffTexts.common.dot)}</p>
      <p className="rowwords">{row.cells[row.cells.length - 1]}</p>
    </>
  )
}
