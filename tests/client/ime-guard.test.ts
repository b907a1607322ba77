// The Enter that confirms a conversion never acts: the event orders of Chromium and Safari, and generated ones.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterCompositionMs, watchComposition } from '../../client/ui/ime-guard.ts'

function setUp() {
  const target = new EventTarget()
  let now = 1000
  const guard = watchComposition(target, () => now)
  return { guard, say: (type: string) => target.dispatchEvent(new Event(type)), pass: (ms: number) => (now += ms) }
}
const enter = { isComposing: false, keyCode: 13 }

describe('keys during a Japanese conversion', () => {
  it('[LK4] a plain Enter is not of a conversion', () => {
    expect(setUp().guard.isConverting(enter)).toBe(false)
  })

  it('[LK4] Chromium: Enter comes with isComposing and key code 229 before the composition ends', () => {
    const { guard, say, pass } = setUp()
    say('compositionstart')
    expect(guard.isConverting({ isComposing: true, keyCode: 229 })).toBe(true)
    say('compositionend')
    pass(afterCompositionMs)
    expect(guard.isConverting(enter)).toBe(false)
  })

  it('[LK4] Safari: the composition ends first, then comes Enter with key code 229 and isComposing false', () => {
    const { guard, say, pass } = setUp()
    say('compositionstart')
    say('compositionend')
    pass(200)
    expect(guard.isConverting({ isComposing: false, keyCode: 229 })).toBe(true)
  })

  it('[LK4] a bare Enter right after the end of a conversion still belongs to it', () => {
    const { guard, say, pass } = setUp()
    say('compositionstart')
    say('compositionend')
    pass(afterCompositionMs - 1)
    expect(guard.isConverting(enter)).toBe(true)
    pass(1)
    expect(guard.isConverting(enter)).toBe(false)
  })

  it('[LK4] a field that goes away in mid-conversion does not leave the keys dead', () => {
    const { guard, say, pass } = setUp()
    say('compositionstart')
    say('focusout')
    pass(afterCompositionMs)
    expect(guard.isComposing()).toBe(false)
    expect(guard.isConverting(enter)).toBe(false)
  })

  it('[LK4] in 10,000 generated orders no Enter inside a conversion acts, and every later one does', () => {
    const browsers = fc.constantFrom('chromium', 'safari', 'bare')
    const orders = fc.array(fc.record({ browser: browsers, pause: fc.integer({ min: afterCompositionMs, max: 900 }), updates: fc.integer({ min: 0, max: 4 }), realEnters: fc.integer({ min: 0, max: 2 }) }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(orders, (words) => {
        const { guard, say, pass } = setUp()
        let accidental = 0
        let acted = 0
        const press = (key: { isComposing: boolean; keyCode: number }) => !guard.isConverting(key)
        for (const word of words) {
          say('compositionstart')
          for (let i = 0; i < word.updates; i++) {
            say('compositionupdate')
            pass(20)
            if (press({ isComposing: true, keyCode: 229 })) accidental++
          }
          if (word.browser === 'chromium' && press({ isComposing: true, keyCode: 229 })) accidental++
          say('compositionend')
          if (word.browser === 'safari' && press({ isComposing: false, keyCode: 229 })) accidental++
          if (word.browser === 'bare' && press({ isComposing: false, keyCode: 13 })) accidental++
          pass(word.pause)
          for (let i = 0; i < word.realEnters; i++) if (press({ isComposing: false, keyCode: 13 })) acted++
        }
        expect(accidental).toBe(0)
        expect(acted).toBe(words.reduce((sum, { realEnters }) => sum + realEnters, 0))
      }),
      { numRuns: 10_000 },
    )
  })
})
