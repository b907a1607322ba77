// What is the case in this room beyond its flow: no line, no records, ひとやすみ, quiet, slow. One at a time, the weightiest.
import type { ReactNode } from 'react'
import { Banner } from '#client/ui/Banner.tsx'
import { useTexts } from '#client/texts.tsx'
import { isEnterable } from '#shared/room-acts'
import type { RoomView } from '#shared/views'

type Props = { room: RoomView | null; isOffline: boolean; isDatabaseDown: boolean; helpCard?: ReactNode; slowMs: number }

export function RoomNews({ room, isOffline, isDatabaseDown, helpCard, slowMs }: Props) {
  const { room: words, time } = useTexts()
  if (isOffline) return <Banner icon="offline" head={words.offline.head} children={words.offline.body} />
  if (isDatabaseDown) return <WithoutRecords helpCard={helpCard} />
  const state = room && isEnterable(room.state) ? words.state[room.state] : null
  if (room?.state === 'resting' && room.ruleWhy === 'queue') return <Banner kind="rest" icon="cup" head={words.restingQueue.head} children={words.restingQueue.body} />
  if (state) return <Banner kind="rest" icon="cup" head={state.head} children={state.body} />
  if (slowMs > 0) return <Banner icon="clock">{words.slow(time.seconds(slowMs))}</Banner>
  if (room?.isQuiet) return <Banner kind="rest" icon="cup" head={words.quietTime.head} children={words.quietTime.body} />
  if (room && room.slowMs > 0) return <Banner icon="clock">{`${words.pace(time.seconds(room.slowMs))}${words.paceWhy[room.ruleWhy ?? 'host']}`}</Banner>
  return null
}

/** Nothing can be written for now; so the ways to other help stand where they are seen (rule WI14). */
export function WithoutRecords({ helpCard }: { helpCard?: ReactNode }) {
  const { room } = useTexts()
  return (
    <>
      <Banner kind="held" icon="notice" head={room.stale.head} children={room.stale.body} />
      {helpCard}
    </>
  )
}
