// Every sentence a visitor can read, by language (rule LK8). Japanese is complete and gives the type:
// a language that lacks a key, or a number's function, does not compile. Staff sentences live apart, so that visitors never load them.
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

export const ja = {
  common: commonTexts,
  refusal: refusalTexts,
  door: doorTexts,
  room: roomTexts,
  listening: listeningTexts,
  note: noteTexts,
  back: returnTexts,
  help: helpTexts,
  still: stillTexts,
  time: timeTexts,
  nicknames,
}

export type Texts = typeof ja
