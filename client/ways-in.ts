// The ways a line can be dialled, the first one first (rule PV6). One that was dialled early is taken over where it stands (rule LT5).
import { WebSocket as WebSocketWay, XHR } from 'socket.io-client'
import { takeEarlyLine, type EarlyLine } from './early-line.ts'

class EarlyWebSocket extends WebSocketWay {
  private early: EarlyLine | null = null

  override createSocket(...how: Parameters<WebSocketWay['createSocket']>): unknown {
    this.early = takeEarlyLine(how[0])
    return this.early?.socket ?? super.createSocket(...how)
  }

  override doOpen(): this {
    super.doOpen()
    const { early } = this
    // Whoever opens a way listens to it only after this has returned.
    if (early?.socket.readyState === WebSocket.OPEN) {
      queueMicrotask(() => {
        this.onOpen()
        for (const data of early.said) this.onData(data)
      })
    }
    return this
  }
}

/** Some browsers have been built without websockets at all. */
export const waysIn = () => (typeof WebSocket === 'undefined' ? [XHR] : [EarlyWebSocket, XHR])
