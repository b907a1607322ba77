// Being asked to rest (rule MO7): why, until when, and how to be heard about it. Never a shut door without a bell.
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { useTexts } from '#client/texts.tsx'
import type { RestView } from '#shared/views'

export function RestNotice({ rest, onTalk }: { rest: RestView; onTalk?: () => void }) {
  const { room, time } = useTexts()
  return (
    <Banner kind="rest" icon="cup" head={room.rest.head}>
      {room.rest.body(room.hideReason[rest.reason], time.clock(rest.until))}
      {rest.isEverywhere && room.rest.everywhere}
      {room.rest.object}
      {onTalk && (
        <p>
          <Button kind="plain" className="flush" onClick={onTalk}>
            {room.rest.talk}
          </Button>
        </p>
      )}
    </Banner>
  )
}
