// Which of several nodes a page dials (rule OP22, decision 013): by one digit of its room's id, so that people of one room are at one node. The
// digit says no more than one room in sixteen, and nothing of a person. After a dial that failed any digit: another node may answer.
import type { Wire } from '#client/link.ts'

const anyDigit = (): string => Math.floor(Math.random() * 16).toString(16)

/** @param roomId the room the page is in, or on its way into */
export function makeNear(roomId: () => string | undefined, any = anyDigit) {
  const first = any()
  // Read anew for every dial, and the same for all of one dial: a line by polling must stay at the node where it began.
  const query = { near: first }
  const aim = (): void => { query.near = roomId()?.slice(-1) ?? first }
  return {
    query,
    aim,
    watch(wire: Wire): Wire {
      wire.on('disconnect', aim)
      wire.on('connect_error', () => { query.near = any() })
      return wire
    },
  }
}
