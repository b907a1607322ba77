// A row by its columns. Tabs and line ends cannot get in; nothing is saved here, it only becomes part of the draft.
import { useId, useState } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { ListChange, ListName } from '#shared/word-lists'
import { columnsOf, mostRowLetters, type ListRow } from './list-rows.ts'

const texts = staffTexts.lists

export function RowEditor(props: { list: ListName; row: ListRow; isNew: boolean; onKeep: (change: ListChange) => void; onClose: () => void }) {
  const { list, row, isNew } = props
  const id = useId()
  const columns = columnsOf[list]
  const [cells, setCells] = useState(() => columns.map((_, at) => (isNew && (at === 0 || at === columns.length - 1) && list !== 'words' ? '' : (row.cells[at] ?? ''))))
  const set = (at: number, value: string) => setCells((now) => now.map((cell, each) => (each === at ? value.replace(/[\t\r\n]+/g, ' ') : cell)))
  const text = cells.map((cell) => cell.trim()).join('\t')
  const isTooLong = text.length > mostRowLetters
  return (
    <div className="roweditor stack tight" role="group" aria-label={texts.row(texts.list[list], row.line)}>
      {columns.map((column, at) => (
        <div key={column}>
          <label className="small" htmlFor={`${id}${column}`}>
            {texts.column[column]}
          </label>
          {at === columns.length - 1 ? (
            <textarea id={`${id}${column}`} className="field" rows={4} value={cells[at]} onChange={(event) => set(at, event.target.value)} />
          ) : (
            <input id={`${id}${column}`} className="field" autoComplete="off" value={cells[at]} onChange={(event) => set(at, event.target.value)} />
          )}
        </div>
      ))}
      {isTooLong && <p className="hint">{texts.tooLong}</p>}
      <div className="acts">
        <Button kind="main" disabled={isTooLong} onClick={() => props.onKeep({ list, line: row.line, do: isNew ? 'add' : 'put', row: text })}>
          {texts.keepRow}
        </Button>
        <Button onClick={props.onClose}>{staffTexts.common.cancel}</Button>
      </div>
    </div>
  )
}
