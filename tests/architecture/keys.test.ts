// Keys have one door: what belongs to a Japanese conversion must not act anywhere.
import { describe, expect, it } from 'vitest'
import { sourcesIn } from './source.ts'

const own = 'client/ui/use-ime-safe-enter.ts'
const screens = sourcesIn('client').filter(({ path }) => path !== own && path !== 'client/ui/ime-guard.ts')
/** Comments speak of keys too. */
const code = (text: string) => text.replace(/\/\/.*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '')

describe('keys', () => {
  it('[LK4] whatever hears keys asks the guard: no handler without it', () => {
    const hearing = screens.filter(({ text }) => /\bonKey(Down|Up|Press)\s*[=:]|addEventListener\('key/.test(code(text)))
    expect(hearing.length).toBeGreaterThan(8)
    const unguarded = hearing.filter(({ text }) => !/useImeSafe(Keys|Enter)\(|imeGuard\(\)\.isConverting\(/.test(text))
    expect(unguarded.map(({ path }) => path)).toEqual([])
  })

  it('[LK4] whoever reads which key it was has asked the guard in the same handler, and none reads the older codes', () => {
    const reading = screens.filter(({ text }) => /\bevent\.key\b/.test(code(text)))
    expect(reading.filter(({ text }) => !/imeGuard\(\)\.isConverting\(event\.nativeEvent\)/.test(text)).map(({ path }) => path)).toEqual([])
    expect(screens.filter(({ text }) => /\b(keyCode|charCode|which)\b/.test(code(text)) && /\bKeyboardEvent\b|onKey/.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('[LK4] no form sends itself: Enter in a single line would, without asking anyone; where there is no script, no form has a single line', () => {
    const unscripted = screens.filter(({ text }) => /<form\b[^>]*method="post"/.test(text))
    expect(unscripted.map(({ path }) => path)).toEqual(['client/still/NotePage.tsx'])
    for (const { text } of unscripted) expect([...code(text).matchAll(/<(?:input|select)\b[^>]*>/g)].filter(([tag]) => !/type="hidden"/.test(tag))).toEqual([])
    const scripted = screens.filter((each) => !unscripted.includes(each))
    const forms = scripted.filter(({ text }) => /<form\b/.test(text))
    expect(forms.filter(({ text }) => !/onSubmit=\{\(event\) => event\.preventDefault\(\)\}/.test(text)).map(({ path }) => path)).toEqual([])
    expect(scripted.filter(({ text }) => /type="submit"/.test(text)).map(({ path }) => path)).toEqual([])
  })
})
