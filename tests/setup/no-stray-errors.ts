// An error that a test did not expect fails it, even when every assertion holds: what is written with
// `console.error`, and what the application logs at level error or above into `testLogStream`.
import { Writable } from 'node:stream'
import { afterEach, beforeEach, expect, vi } from 'vitest'

const ERROR_LEVEL = 50
let strays: string[] = []
let expected: RegExp[] = []

/** For a test that provokes an error: lines that match are not strays. */
export function expectLogged(pattern: RegExp): void {
  expected.push(pattern)
}

function note(line: string): void {
  strays.push(line)
}

/** Where the application under test writes its log (`makeLog(testLogStream)`). */
export const testLogStream = new Writable({
  write(chunk: Buffer, _encoding, done) {
    for (const line of chunk.toString('utf8').split('\n').filter(Boolean)) {
      const { level } = JSON.parse(line) as { level: number }
      if (level >= ERROR_LEVEL) note(line)
    }
    done()
  },
})

beforeEach(() => {
  strays = []
  expected = []
  vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => note(words.map(String).join(' ')))
})

afterEach(() => {
  vi.mocked(console.error).mockRestore?.()
  const unexpected = strays.filter((line) => !expected.some((pattern) => pattern.test(line)))
  expect(unexpected, 'errors that this test did not expect').toEqual([])
})
