// Ports for servers that are killed and come back: below those that the system lends to outgoing lines. A port of that kind could
// be lent to whoever dials the dead server, who then reaches himself, and the server cannot have it back.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'

const taken = new Set<number>()
const width = 12_000

function lowestLent(): number {
  try {
    return Number(readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').split(/\s+/)[0])
  } catch {
    return 49_152
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

export async function steadyPort(): Promise<number> {
  const most = lowestLent()
  const least = Math.max(1_024, most - width)
  for (let tries = 0; tries < 200; tries += 1) {
    const port = least + Math.floor(Math.random() * (most - least))
    if (taken.has(port) || !(await isFree(port))) continue
    taken.add(port)
    return port
  }
  throw new Error('this machine has no free port')
}
