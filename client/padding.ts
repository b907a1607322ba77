// How long somebody's words are is not to be seen from outside by the length of what their browser sends (rule WI15): every packet is
// filled up with white space to a multiple of 256 bytes, as the house does with what it sends.
import type { Socket } from 'socket.io-client'

const bucketBytes = 256
const outerBytes = 1
const bytes = new TextEncoder()

interface Encoding { encoder: { encode(packet: unknown): unknown[] } }

export function padded(packet: string): string {
  const end = packet.slice(-1)
  if (end !== ']' && end !== '}') return packet
  const over = (bytes.encode(packet).length + outerBytes) % bucketBytes
  return over === 0 ? packet : packet + ' '.repeat(bucketBytes - over)
}

export function padWhatIsSent(socket: Socket): Socket {
  const { encoder } = socket.io as unknown as Encoding
  const encode = encoder.encode.bind(encoder)
  encoder.encode = (packet) => encode(packet).map((part) => (typeof part === 'string' ? padded(part) : part))
  return socket
}
