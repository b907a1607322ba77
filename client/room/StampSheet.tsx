// A few gentle stamps, each with its word; one tap places it.
import { Sheet } from '#client/ui/Sheet.tsx'
import { Stamp } from '#client/ui/Stamp.tsx'
import { useTexts } from '#client/texts.tsx'
import type { Stamp as StampName } from '#shared/message'

const order = ['nod', 'otsukare', 'here', 'understand', 'tea', 'good_night'] as const satisfies readonly StampName[]

export function StampSheet({ only, onStamp, onClose }: { only: readonly StampName[] | null; onStamp: (stamp: StampName) => void; onClose: () => void }) {
  const { room, common } = useTexts()
  return (
    <Sheet heading={room.stamps.heading} icon="stamps" closeWord={common.close} onClose={onClose}>
      <p className="small">{room.stamps.note}</p>
      <div className="stamps">
        {order.filter((stamp) => only === null || only.includes(stamp)).map((stamp) => (
          <button key={stamp} type="button" onClick={() => onStamp(stamp)}>
            <Stamp name={stamp} />
            <span>{room.stamp[stamp]}</span>
          </button>
        ))}
      </div>
    </Sheet>
  )
}
