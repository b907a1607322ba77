// How often a host would be called: real talk with one labelled line in a hundred mixed in, in rooms that run side by side.
import type { Chance } from '../measure/random.ts'
import type { LabelledLine } from './labelled-lines.ts'
import { momentsOf, screenTalk, type Talk } from './ordinary-talk.ts'

const everyLines = 100
const hourMs = 3_600_000

export type Evening = { hours: number; alerts: number; alertsPerHostHour: number; trueAlerts: number }

/** An alert is what sounds: urgent or imminent. It is true when the line was mixed in and is labelled so. */
export type FalseAlarm = { id: string; text: string; label: string; severity: string; rules: string[] }

/** @param onFalse is told of each alert that was not a labelled urgent or imminent line */
export function holdEvening(talks: readonly Talk[], labelled: readonly LabelledLine[], chance: Chance, onFalse: (alarm: FalseAlarm) => void = () => undefined): Evening {
  let ms = 0
  let alerts = 0
  let trueAlerts = 0
  for (const talk of talks) {
    const { mixed, labels } = mixIn(talk, labelled, chance)
    const moments = momentsOf(mixed)
    ms += (moments.at(-1) ?? 0) - (moments[0] ?? 0)
    for (const { text, verdict } of screenTalk(mixed, () => undefined)) {
      if (verdict.severity !== 'urgent' && verdict.severity !== 'imminent') continue
      alerts += 1
      const label = labels.get(text)
      if (label === 'urgent' || label === 'imminent') trueAlerts += 1
      else onFalse({ id: talk.id, text, label: label ?? 'ordinary talk', severity: verdict.severity, rules: verdict.findings.map(({ rule }) => rule) })
    }
  }
  const hours = Math.round((ms / hourMs) * 100) / 100
  return { hours, alerts, alertsPerHostHour: Math.round((alerts / (hours || 1)) * 100) / 100, trueAlerts }
}

function mixIn(talk: Talk, labelled: readonly LabelledLine[], chance: Chance): { mixed: Talk; labels: Map<string, string> } {
  const labels = new Map<string, string>()
  const turns = talk.turns.flatMap((turn) => {
    if (labelled.length === 0 || chance.whole(everyLines) > 0) return [turn]
    const line = labelled[chance.whole(labelled.length)]
    if (!line) return [turn]
    const parts = line.text.split('␤')
    for (const part of parts) labels.set(part, line.severity)
    return [turn, ...parts.map((text) => ({ speaker: turn.speaker, text, ...(turn.at === undefined ? {} : { at: turn.at }) }))]
  })
  return { mixed: { ...talk, turns }, labels }
}
