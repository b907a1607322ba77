// Lines of mine that did not arrive, by place: in memory only, so that a change of pane loses none of them (rule LK10).
import type { Sending } from './place-state.ts'

const unsent = new Map<string, readonly Sending[]>()

export const unsentOf = (placeId: string): readonly Sending[] => unsent.get(placeId) ?? []

export function keepUnsent(placeId: string, clientId: string, text: string): void {
  unsent.set(placeId, [...unsentOf(placeId).filter((line) => line.clientId !== clientId), { clientId, text, hasFailed: true }])
}

/** It has arrived, or is sent no more. */
export function dropUnsent(placeId: string, clientId: string): void {
  const left = unsentOf(placeId).filter((line) => line.clientId !== clientId)
  if (left.length > 0) unsent.set(placeId, left)
  else unsent.delete(placeId)
}
