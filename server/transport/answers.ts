// Answers, framed once and written straight to a plain websocket like news are (fan-out.ts, rules WI11, WI15): Socket.IO's own way goes
// through three queues and writes twice. Whoever is not on a plain, idle websocket is answered by that. The answer and the news told to
// the same line within this turn leave in one write.
import type { Socket } from 'socket.io'
import { type Conn, frameOf, holdTogether, plainSocketOf } from './fan-out.ts'
import { padded } from './padding.ts'

const ackPacket = 3

/** The parts of a socket that are looked at; `ack` makes the function that answers one packet. */
interface Answering {
  conn: Conn
  packet(packet: { type: number; id: number; data: unknown[] }): void
  ack(id: number): (answer: unknown) => void
}

export function answerStraight(socket: Socket): void {
  ;(socket as unknown as Answering).ack = ackOf
}

function ackOf(this: Answering, id: number): (answer: unknown) => void {
  let isAnswered = false
  return (answer) => {
    if (isAnswered) return
    isAnswered = true
    holdTogether(this.conn)
    const net = plainSocketOf(this.conn)
    if (net) net.write(frameOf(`4${padded(`${ackPacket}${id}${JSON.stringify([answer])}`)}`))
    else this.packet({ type: ackPacket, id, data: [answer] })
  }
}
