// People in rooms, on our server or on the bare one: how a line is said there, and which lines a frame brings.
import type { Line } from './line.ts'

export interface Room {
  name: string
  /** everyone who must hear what is said here */
  listeners: number
  /** those who speak, in turn */
  speakers: Line[]
}

export interface Crowd {
  side: 'ours' | 'bare'
  rooms: Room[]
  say(speaker: Line, room: Room, text: string): void
  /** Who hears frames from now on: the room, and the frame's texts. */
  hear(listener: (room: Room, texts: readonly string[]) => void): void
  /** milliseconds of processor time of everything that serves it */
  cpuMs(): { app: number; database: number }
  /** what was refused, or heard twice or out of order */
  faults: string[]
  lines: Line[]
}

const remembered = 16

/** All of a room hear the same bytes: a frame is read once, and for the others only compared. */
export function makeReader<T>(read: (frame: string) => T): (frame: Buffer) => T {
  const known: { frame: Buffer; told: T }[] = []
  let next = 0
  return (frame) => {
    for (const each of known) if (each.frame.length === frame.length && each.frame.equals(frame)) return each.told
    const told = read(frame.toString())
    known[next] = { frame: Buffer.from(frame), told }
    next = (next + 1) % remembered
    return told
  }
}
