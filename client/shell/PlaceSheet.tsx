// What belongs to this place: one's nickname here, its rules, what becomes of the words, how the screen looks.
import { useRef, useState, type ReactNode } from 'react'
import { Button } from '#client/ui/Button.tsx'
import { Field } from '#client/ui/Field.tsx'
import { Sheet } from '#client/ui/Sheet.tsx'
import { useImeSafeEnter } from '#client/ui/use-ime-safe-enter.ts'
import { useTexts } from '#client/texts.tsx'
import { Rules } from './Rules.tsx'
import { Settings } from './Settings.tsx'

export type OwnName = { name: string; error?: string; onRename: (name: string) => Promise<boolean>; onWatch?: () => void }

export function PlaceSheet({ note, ownName, erase, onClose }: { note: string; ownName?: OwnName; erase?: ReactNode; onClose: () => void }) {
  const { room, door, common } = useTexts()
  return (
    <Sheet heading={room.place.heading} icon="settings" closeWord={common.close} onClose={onClose}>
      {ownName && <OwnNamePart own={ownName} />}
      <p className="small">{note}</p>
      {erase}
      <h3>{door.rulesHeading}</h3>
      <Rules />
      <h3>{common.settings.heading}</h3>
      <Settings />
    </Sheet>
  )
}

function OwnNamePart({ own }: { own: OwnName }) {
  const { room, door } = useTexts()
  const [isChanged, setChanged] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const rename = async () => setChanged(await own.onRename(field.current?.value ?? ''))
  const onKeyDown = useImeSafeEnter(rename)
  return (
    <div className="stack tight">
      <Field fieldRef={field} label={room.ownName.heading} hint={isChanged ? room.ownName.changed : door.naming.hint} error={own.error} defaultValue={own.name} maxLength={60} autoCapitalize="off" enterKeyHint="done" onKeyDown={onKeyDown} />
      <div className="acts">
        <Button onClick={rename}>{room.ownName.change}</Button>
        {own.onWatch && (
          <Button kind="plain" onClick={own.onWatch}>
            {room.compose.backToWatching}
          </Button>
        )}
      </div>
    </div>
  )
}
