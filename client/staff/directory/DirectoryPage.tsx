// 相談窓口 as a manager or coordinator keeps it (rules DI1, DI5): what stands on the public page, and what the leaflets brought.
import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { Button } from '#client/ui/Button.tsx'
import type { AgencyView, DirectoryView } from '#shared/directory'
import { staffTexts } from '#client/staff/words.ts'
import { directoryTexts as texts } from '#client/staff/words.ts'
import { useStaffLink } from '../staff-link.ts'
import { AgencyForm } from './AgencyForm.tsx'
import { AgencyRow } from './AgencyRow.tsx'
import { EntryCodes } from './EntryCodes.tsx'

export function DirectoryPage({ tools, hasDesk }: { tools: ReactNode; hasDesk: boolean }) {
  const link = useStaffLink()
  const [view, setView] = useState<DirectoryView | null>(null)
  const [edited, setEdited] = useState<AgencyView | 'new' | null>(null)
  const read = useCallback(async () => {
    const ack = await link.ask('directory:state', {})
    if (ack.ok) setView(ack.data)
  }, [link])
  useEffect(() => link.watchLine((isUp) => isUp && void read()), [link, read])
  const done = () => {
    setEdited(null)
    void read()
  }
  return (
    <div className="directorypage">
      <header className="directoryhead">
        <h1>{texts.heading}</h1>
        <div className="acts">
          {hasDesk && (
            <a className="btn" href="#desk">
              {staffTexts.bar.desk}
            </a>
          )}
          {tools}
        </div>
      </header>
      <main className="overview stack">
        <p className="soft phrase">
          {texts.intro} <a href="/madoguchi">{texts.see}</a>
        </p>
        {view?.agencies.length === 0 && <p>{texts.none}</p>}
        <ul className="rows">
          {view?.agencies.map((agency) =>
            edited !== 'new' && edited?.id === agency.id ? (
              <li key={agency.id}>
                <AgencyForm agency={agency} onDone={done} onClose={() => setEdited(null)} />
              </li>
            ) : (
              <AgencyRow key={agency.id} agency={agency} onEdit={() => setEdited(agency)} onDropped={read} />
            ),
          )}
        </ul>
        {edited === 'new' ? <AgencyForm onDone={done} onClose={() => setEdited(null)} /> : <Button onClick={() => setEdited('new')}>{texts.add}</Button>}
        {view && <EntryCodes codes={view.codes} onChanged={read} />}
      </main>
    </div>
  )
}
