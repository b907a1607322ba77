// Units put together letter by letter.
import { LetterRoom } from './letter-room.ts'
import { isKatakana } from './letters.ts'
import { flagsAt, flagShift, gapBefore, type Places, type Units } from './units.ts'

const room = (): number[] => new Array<number>(512).fill(0)

/** Letters put together one by one, in room that is used again for the next text. What is handed out are plain arrays: of so few
 * numbers they are made and thrown away far sooner than typed ones. */
export class UnitsMaker {
  readonly letters = new LetterRoom()
  readonly marks = room()
  /** Only from the first letter on that is typed otherwise: most lines have none. */
  readonly #plain = new LetterRoom()
  #isOther = false
  #hasKatakana = false
  #keepsPlaces = false
  readonly #from = room()
  readonly #to = room()

  begin(keepsPlaces: boolean): void {
    this.letters.length = 0
    this.#isOther = false
    this.#hasKatakana = false
    this.#keepsPlaces = keepsPlaces
  }

  push(letter: number, plain: number, from: number, to: number, before: number, flags: number): void {
    const at = this.letters.length
    if (plain !== letter && !this.#isOther) this.#typeOtherwise()
    this.letters.push(letter)
    if (this.#isOther) this.#plain.push(plain)
    if (isKatakana(plain)) this.#hasKatakana = true
    this.marks[at] = before | (flags << flagShift)
    if (!this.#keepsPlaces) return
    this.#from[at] = from
    this.#to[at] = to
  }

  /** Letters as they were typed, kana or kanji that stay themselves: all after the first stand right behind the one before. */
  pushRun(typed: string, start: number, end: number, before: number, flags: number): void {
    let at = this.letters.length
    this.letters.append(typed, start, end)
    if (this.#isOther) this.#plain.append(typed, start, end)
    this.marks[at] = before | (flags << flagShift)
    for (let from = start; from < end; from += 1, at += 1) {
      if (from > start) this.marks[at] = flags << flagShift
      if (!this.#keepsPlaces) continue
      this.#from[at] = from
      this.#to[at] = from + 1
    }
  }

  lastPlain(): number {
    return this.#isOther ? this.#plain.last() : this.letters.last()
  }

  copy(units: Units, { from, to }: Places, start: number, end: number): void {
    for (let i = start; i < end; i += 1) {
      this.push(units.letters.charCodeAt(i), units.plain.charCodeAt(i), from[i] ?? 0, to[i] ?? 0, gapBefore(units, i), flagsAt(units, i))
    }
  }

  made(typed: string): Units {
    const { length } = this.letters
    const letters = this.letters.text()
    return {
      typed, letters, plain: this.#isOther ? this.#plain.text() : letters, hasKatakana: this.#hasKatakana, marks: this.marks.slice(0, length),
      places: this.#keepsPlaces ? { from: this.#from.slice(0, length), to: this.#to.slice(0, length) } : null,
    }
  }

  #typeOtherwise(): void {
    this.#isOther = true
    this.#plain.length = 0
    for (let at = 0; at < this.letters.length; at += 1) this.#plain.push(this.letters.codes[at] ?? 0)
  }
}
