// Each state hangs at an address of its own: #name,theme,letters,language,tone. Without a name, the list of all of them.
import { useEffect, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { chooseLanguage } from '#client/language.ts'
import { textSteps, themes, wearLook, type TextStep, type Theme } from '#client/ui/look.ts'
import { galleryTexts } from '#shared/texts/gallery'
import { languageFrom, languageNames, languages, type Language } from '#shared/texts/languages'

type Look = { theme: Theme; step: number; language: Language; tone: string }
type Screens = Readonly<Record<string, () => ReactNode>>
type Other = { href: string; isOfStaff: boolean }

export function hangGallery(screens: Screens, other: Other, speak?: (language: Language) => Promise<unknown>): void {
  const root = createRoot(document.getElementById('root') as HTMLElement)
  const show = async () => {
    const [name = '', theme = 'light', step = '1', language = 'ja', tone = ''] = decodeURIComponent(location.hash.slice(1)).split(',')
    const look: Look = { theme: theme as Theme, step: Number(step), language: languageFrom(language) ?? 'ja', tone }
    await chooseLanguage(look.language)
    await speak?.(look.language)
    wearLook({ theme: look.theme, textStep: look.step as TextStep })
    // Pictures are the same at every hour.
    if (tone === 'day') document.documentElement.dataset.tone = 'day'
    else if (tone === 'night') delete document.documentElement.dataset.tone
    root.render(
      <Shown key={location.hash} at={location.hash}>
        {screens[name]?.() ?? <Contents names={Object.keys(screens)} look={look} other={other} />}
      </Shown>,
    )
  }
  Object.assign(window, { screenNames: Object.keys(screens) })
  addEventListener('hashchange', () => void show())
  void show()
}

/** Says which state stands, once it does: its own effects have run before. */
function Shown({ at, children }: { at: string; children: ReactNode }) {
  useEffect(() => {
    document.documentElement.dataset.shown = at
  }, [at])
  return children
}

const hashOf = (name: string, { theme, step, language, tone }: Look) => `#${[name, theme, step, language, tone].join(',')}`

function Contents({ names, look, other }: { names: readonly string[]; look: Look; other: Other }) {
  const choices: [string, [string, Look][]][] = [
    [galleryTexts.theme, themes.map((theme) => [theme, { ...look, theme }])],
    [galleryTexts.letters, textSteps.map((step) => [`${step * 100} %`, { ...look, step }])],
    [galleryTexts.language, languages.map((language) => [languageNames[language], { ...look, language }])],
  ]
  return (
    <main className="gallery">
      <h1>{galleryTexts.heading}</h1>
      <p>{galleryTexts.about}</p>
      <div className="looks">
        {choices.map(([legend, options]) => (
          <fieldset key={legend}>
            <legend>{legend}</legend>
            <div className="chips">
              {options.map(([word, next]) => (
                <a key={word} className="btn" href={hashOf('', next)} aria-current={hashOf('', next) === hashOf('', look) || undefined}>
                  {word}
                </a>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      <ul className="states">
        {names.map((name) => (
          <li key={name}>
            <a href={hashOf(name, look)}>{name}</a>
          </li>
        ))}
      </ul>
      <p>
        <a href={`${other.href}${hashOf('', look)}`}>{other.isOfStaff ? galleryTexts.ofStaff : galleryTexts.ofVisitors}</a>
      </p>
    </main>
  )
}
