// What may be typed after `npm run staff --`, and what is said to anything else.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readStaffWords } from '#server/identity/staff-words'
import { StartProblem } from '#server/start-problem'
import { roles } from '#shared/people'

function problemOf(words: string[]): { message: string; exitCode: number } {
  try {
    readStaffWords(words)
  } catch (error) {
    if (error instanceof StartProblem) return error
    throw error
  }
  return { message: 'none', exitCode: 0 }
}

describe('the words of the staff command', () => {
  it('[OP15] name one thing to do, with all it needs', () => {
    expect(readStaffWords(['list'])).toEqual({ kind: 'list' })
    expect(readStaffWords(['disable', 'kaede'])).toEqual({ kind: 'disable', login: 'kaede' })
    expect(readStaffWords(['password', 'kaede'])).toEqual({ kind: 'password', login: 'kaede' })
    expect(readStaffWords(['add', 'kaede.2', '--name', ' かえで ', '--roles', 'host, supervisor,host'])).toEqual({ kind: 'add', login: 'kaede.2', name: 'かえで', roles: ['host', 'supervisor'], hasTotp: false })
    expect(readStaffWords(['add', '--totp', '--roles=manager', '--name=林', 'hayashi'])).toEqual({ kind: 'add', login: 'hayashi', name: '林', roles: ['manager'], hasTotp: true })
  })

  it.each<[string, string[]]>([
    ['Usage', []], ['Usage', ['add']], ['Usage', ['remove', 'admin']], ['Usage', ['list', 'admin']], ['Usage', ['list', '--totp']], ['Usage', ['disable']], ['Usage', ['disable', 'a', 'b']],
    ['Usage', ['list', '--everything']], ['Usage', ['password', 'a', '--name', 'x']], ['Usage', ['add', 'who', '--name']], ['Usage', ['__proto__', 'x']],
    ['LOGIN is', ['add', 'Ad min', '--name', 'だれか', '--roles', 'host']], ['LOGIN is', ['add', 'あ', '--name', 'だれか', '--roles', 'host']], ['LOGIN is', ['add', 'a', '--name', 'だれか', '--roles', 'host']],
    ['--name', ['add', 'who', '--roles', 'host']], ['--name', ['add', 'who', '--name', '\u202e', '--roles', 'host']], ['--name', ['add', 'who', '--name', 'あ'.repeat(21), '--roles', 'host']],
    [roles.join(', '), ['add', 'who', '--name', 'だれか']], [roles.join(', '), ['add', 'who', '--name', 'だれか', '--roles', 'host,king']], ['--roles', ['add', 'who', '--name', 'だれか', '--roles', 'toString']],
  ])('[OP15] that are wrong get "%s": %j', (sentence, words) => {
    const { message, exitCode } = problemOf(words)
    expect(message).toContain(sentence)
    expect(message).toMatch(/[ぁ-ん]/)
    expect(exitCode).toBe(2)
  })

  it('[OP15] of any kind are read or refused, never a crash', () => {
    const word = fc.oneof(fc.constantFrom('add', 'list', 'disable', 'password', '--name', '--roles', '--totp', '--', '-x', 'host', 'kaede'), fc.string({ unit: 'binary', maxLength: 12 }))
    fc.assert(fc.property(fc.array(word, { maxLength: 7 }), (words) => { problemOf(words) }), { numRuns: 300 })
  })
})
