// Waiting at a quiet entrance (rule HA17): what one waits for, that nothing has to be done, and the way out of it.
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { useTexts } from '#client/texts.tsx'
import type { RoomView } from '#shared/views'

export function KnockNotice({ room, onStop, onTalk }: { room: RoomView | undefined; onStop: () => void; onTalk?: () => void }) {
  const { door, room: inside } = useTexts()
  return (
    <Banner icon="clock" head={door.knock.head}>
      {room && door.knock.body(room.name)}
      {door.knock.meanwhile}
      {onTalk && (
        <p>
          <Button kind="plain" className="flush" onClick={onTalk}>
            {inside.rest.talk}
          </Button>
        </p>
      )}
      <p>
        <Button kind="plain" className="flush" onClick={onStop}>
          {door.knock.stop}
        </Button>
      </p>
    </Banner>
  )
}
