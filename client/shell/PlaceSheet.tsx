// What belongs to this place: its rules, what becomes of the words, how the screen looks.
import { Sheet } from '#client/ui/Sheet.tsx'
import { useTexts } from '#client/texts.tsx'
import { Rules } from './Rules.tsx'
import { Settings } from './Settings.tsx'

export function PlaceSheet({ note, onClose }: { note: string; onClose: () => void }) {
  const { room, door, common } = useTexts()
  return (
    <Sheet heading={room.place.heading} icon="settings" closeWord={common.close} onClose={onClose}>
      <p className="small">{note}</p>
      <h3>{door.rulesHeading}</h3>
      <Rules />
      <h3>{common.settings.heading}</h3>
      <Settings />
    </Sheet>
  )
}
