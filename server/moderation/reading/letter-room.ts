// Room in which a text is put together letter by letter, used again for the next one: taken out in one copy it leaves nothing behind but
// the text. (By way of String.fromCharCode a line of sixty letters left six times as much.)
export class LetterRoom {
  length = 0
  codes = new Uint16Array(512)
  #bytes = Buffer.from(this.codes.buffer)

  push(code: number): void {
    if (this.length === this.codes.length) this.#grow()
    this.codes[this.length] = code
    this.length += 1
  }

  last(): number {
    return this.length === 0 ? 0 : (this.codes[this.length - 1] ?? 0)
  }

  text(): string {
    return this.#bytes.toString('utf16le', 0, this.length * 2)
  }

  #grow(): void {
    const wider = new Uint16Array(this.codes.length * 2)
    wider.set(this.codes)
    this.codes = wider
    this.#bytes = Buffer.from(wider.buffer)
  }
}
