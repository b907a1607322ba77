// Whoever watches a line from outside sees how long its frames are, and must not see how long the words in them are (rule WI15, PRI-11):
// every event and every answer is filled up with white space, which JSON lets stand at its end, to a multiple of 256 bytes.
import type { Server } from 'socket.io'

export const bucketBytes = 256
/** Engine.IO puts its kind of packet before it. */
const outerBytes = 1

/** A packet as text; one without data ends in a digit, which a space behind it would change. */
export function padded(packet: string): string {
  const last = packet.at(-1)
  if (last !== ']' && last !== '}') return packet
  const over = (Buffer.byteLength(packet) + outerBytes) % bucketBytes
  return over === 0 ? packet : packet + ' '.repeat(bucketBytes - over)
}

/** All that leaves by the usual way: answers, and news to those who are not on a plain websocket. */
export function padAnswers({ encoder }: Pick<Server, 'encoder'>): void {
  const encode = encoder.encode.bind(encoder)
  encoder.encode = (packet) => encode(packet).map((part: unknown) => (typeof part === 'string' ? padded(part) : part))
}
