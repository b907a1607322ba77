// A line may be dialled before what speaks over it has come: on a bad line that is a round trip (rule LT5). What the house says meanwhile
// waits for the speaker; a line that fell, or that leads to another node, is let go and dialled anew.
export interface EarlyLine { address: string; socket: WebSocket; said: string[] }

let early: EarlyLine | null = null

/** @param roomId where one is going: its last digit says which node (decision 013) */
export function dialEarly(roomId: string): void {
  if (early || typeof WebSocket === 'undefined') return
  const address = `${location.origin.replace(/^http/, 'ws')}/socket.io/?near=${roomId.slice(-1)}&EIO=4&transport=websocket`
  try {
    const socket = new WebSocket(address)
    const said: string[] = []
    socket.onmessage = ({ data }: MessageEvent<string>) => void said.push(data)
    early = { address, socket, said }
  } catch {
    // refused: it is dialled in its time, one way or the other
  }
}

/** The early line to this address, once, while it lives. */
export function takeEarlyLine(address: string): EarlyLine | null {
  const taken = early
  early = null
  if (taken?.address === address && taken.socket.readyState <= WebSocket.OPEN) return taken
  taken?.socket.close()
  return null
}

export const dropEarlyLine = (): void => void takeEarlyLine('')
