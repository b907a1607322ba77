// The watching seat (rule RO5): a seat of its own, with the way to writing beside it and no nudge.
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { useTexts } from '#client/texts.tsx'

export function Seat({ onWrite }: { onWrite: () => void }) {
  const { room } = useTexts()
  return (
    <div className="seat">
      <Icon name="sit" />
      <p>
        {room.seat.watching}
        <span className="small">{room.seat.quiet}</span>
      </p>
      <Button onClick={onWrite}>{room.seat.write}</Button>
    </div>
  )
}

/** Where nobody writes: the same seat, without a way to writing. */
export function QuietSeat() {
  const { room } = useTexts()
  return (
    <div className="seat">
      <Icon name="sit" />
      <p>
        {room.seat.here}
        <span className="small">{room.seat.quiet}</span>
      </p>
    </div>
  )
}
