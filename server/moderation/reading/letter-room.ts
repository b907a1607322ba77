// Room in which a text is put together letter by letter, used again for the next one: taken out in one copy it leaves nothing behind but
// the text. (By way of String.fromCharCode a line of sixty letters left six times as much.)
export class LetterRoom {
  length = 0
  codes = new Uint16Array(512)
  #bytes = Buffer.from(this.codes.buffer)

  push(code: number): void {
    if (this.length === this.codes.length) this.#grow(this.length + 1)
    this.codes[this.length] = code
    this.length += 1
  }

  append(typed: string, start: number, end: number): void {
    const length = this.length + end - start
    if (length > this.codes.length) this.#grow(length)
    const { codes } = this
    for (let from = start, at = this.length; from < end; from += 1, at += 1) codes[at] = typed.charCodeAt(from)
    this.length = length
  }

  last(): number {
    return this.length === 0 ? 0 : (this.codes[this.length - 1] ?? 0)
  }

  text(): string {
    return this.#bytes.toString('utf16le', 0, this.length * 2)
  }

  #grow(least: number): void {
    const wider = new Uint16Array(least * 2)
    wider.set(this.codes)
    this.codes = wider
    this.#bytes = Buffer.from(wider.buffer)
  }
}
