// When what opens next (rules AC8, RO11): one frame with the day and the hours; what was to be open by now is said as it is.
import { useTexts } from '#client/texts.tsx'
import type { RoomView } from '#shared/views'

export function NextOpening({ late, next, now }: { late: RoomView | undefined; next: RoomView | undefined; now: number }) {
  const { common, door, time, room: words } = useTexts()
  const at = next?.nextOpensAt ?? null
  return (
    <div className="next">
      {late && (
        <p className="late">
          <b>{door.closed.late(late.name)}</b>
          <span className="small soft">{door.closed.lateMore}</span>
        </p>
      )}
      {next && at !== null ? (
        <>
          <p className="small soft">{door.closed.next}</p>
          <p className="nexttime">
            <b>{time.day(at, now)}</b>
            <b>{next.nextClosesAt === null ? time.opensAt(at) : time.span(at, next.nextClosesAt)}</b>
          </p>
          <p className="small soft">
            <span lang="ja">{next.name}</span>
            {[words.kind[next.kind] || words.audience[next.audience], door.closed.watchIsFine].map((fact) => common.dot + fact)}
          </p>
          {next.theme && <p className="small soft">{words.theme(next.theme)}</p>}
        </>
      ) : (
        !late && (
          <>
            <p>{door.closed.noDate}</p>
            <p className="small soft">{door.closed.noDateMore}</p>
          </>
        )
      )}
    </div>
  )
}
