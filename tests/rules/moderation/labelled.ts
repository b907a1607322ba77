// The lines this project wrote for itself, each before it was looked at what the rules find in it.
import { fileURLToPath } from 'node:url'
import { judge, readLabelled, type Judged, type LabelledLine } from '../../screen/labelled-lines.ts'

export const own = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
export const linesOf = (name: string): LabelledLine[] => readLabelled(own(name))
export const judgedLines = (name: string): Judged[] => linesOf(name).map((line) => judge(line))
