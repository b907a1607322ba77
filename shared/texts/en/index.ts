// The house in English. Complete: a missing sentence does not compile (rule LK19). Fetched only by who chose it.
import type { Texts } from '../index.ts'
import { helpTexts } from './help.ts'
import { nicknames } from './nicknames.ts'
import { stillTexts } from './still.ts'
import { timeTexts } from './time.ts'
import { commonTexts, refusalTexts } from './visitor-common.ts'
import { doorTexts } from './visitor-door.ts'
import { returnTexts } from './visitor-return.ts'
import { noteTexts } from './visitor-note.ts'
import { listeningTexts } from './visitor-listening.ts'
import { roomTexts } from './visitor-room.ts'

export const en: Texts = {
  common: commonTexts,
  refusal: refusalTexts,
  door: doorTexts,
  room: roomTexts,
  listening: listeningTexts,
  note: noteTexts,
  back: returnTexts,
  help: helpTexts,
  time: timeTexts,
  still: stillTexts,
  nicknames,
}
