// The pages as the server writes them (rules LT1, LT2): the same screens, words and look, readable before and without any script.
// Built beside the server and handed to it; the server imports nothing of ours but this one built file.
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import type { PublicView } from '#shared/http-contract'
import { easy } from '#shared/texts/easy/index'
import { en } from '#shared/texts/en/index'
import { ja } from '#shared/texts/index'
import { langOf, type Language } from '#shared/texts/languages'
import { AgencyCard, CodeCard } from '#client/directory/Card.tsx'
import { Directory, type DirectoryProps } from '#client/directory/Directory.tsx'
import type { AgencyView } from '#shared/directory'
import { App } from '#client/App.tsx'
import { builtInLines } from '#client/help/built-in-lines.ts'
import { Help } from '#client/help/Help.tsx'
import { atFirst, makeStore } from '#client/store.ts'
import { SpokenIn } from '#client/texts.tsx'
import { porchOf } from '#client/visit/read-porch.ts'
import { NotePage, type NotePageView } from './NotePage.tsx'
import { StillUntilAwake } from './still.tsx'

/** @param built the page as it was built, with the addresses of its styles and script */
export function makePages(built: string) {
  const unscripted = built
    .replace(/<script\b[^>]*><\/script>\s*/g, '')
    .replace(/<link rel="modulepreload"[^>]*>\s*/g, '')
    .replace(/<\/?noscript>\s*/g, '')

  const withDirectory = unscripted.replace('</head>', '<link rel="stylesheet" href="/directory.css" /></head>')

  return {
    /** Where one comes in: open or closed. The script takes it over where it stands, with the same picture of the house. */
    door(view: PublicView, language: Language): string {
      const store = makeStore({ ...atFirst, ...porchOf(view) })
      const body = written(<App visitor={{ ...nobody, store }} />, language)
      return filled(built, language, body, `<script type="application/json" id="porch">${JSON.stringify(view).replaceAll('<', '\\u003c')}</script>`)
    },

    /** 相談窓口: what there is in the municipalities, without script. */
    directory(props: DirectoryProps, language: Language): string {
      return filled(withDirectory, language, written(<Directory {...props} />, language))
    },

    /** One agency, on a card to print. */
    agencyCard(agency: AgencyView, isDemo: boolean, language: Language): string {
      return filled(withDirectory, language, written(<AgencyCard agency={agency} isDemo={isDemo} />, language))
    },

    /** The way here with a leaflet's code, on a card to print. */
    codeCard(address: string, isDemo: boolean, language: Language): string {
      return filled(withDirectory, language, written(<CodeCard address={address} isDemo={isDemo} />, language))
    },

    /** A note to leave by a plain form, and what became of it. */
    note(view: NotePageView, porch: PublicView | null, language: Language): string {
      return filled(unscripted, language, written(<NotePage view={view} porch={porch} />, language))
    },

    /** The help card, without script for everyone: nothing in it can be late. */
    help(view: PublicView | null, language: Language, isKept = false): string {
      const lines = view?.helpLines.length ? view.helpLines : builtInLines
      const exit = { url: view?.exitUrl ?? '', onExit: () => undefined }
      return filled(
        unscripted,
        language,
        written(<Help lines={lines} isBuiltIn={view === null} now={isKept ? null : (view?.now ?? null)} isDemo={view?.isDemo ?? false} exit={exit} onBack={exit.onExit} ask="none" news={null} onAsk={exit.onExit} />, language),
      )
    },
  }
}

export type Pages = ReturnType<typeof makePages>

/** On paper nobody acts: what the screens would do is done once the script is awake. */
const nobody = { start: () => false, fetchAhead: () => undefined, inside: () => new Promise<never>(() => undefined), comeIn: () => new Promise<never>(() => undefined), askForHelp: () => undefined, exit: () => undefined, readPorch: async () => false }

const catalogues = { ja, easy, en }

function written(screen: ReactNode, language: Language): string {
  return renderToString(
    <SpokenIn spoken={{ language, texts: catalogues[language] }}>
      <StillUntilAwake>{screen}</StillUntilAwake>
    </SpokenIn>,
  )
}

function filled(page: string, language: Language, body: string, more = ''): string {
  return page.replace(/<title>.*?<\/title>/, `<title>${catalogues[language].common.title}</title>`).replace('<html lang="ja">', `<html lang="${langOf[language]}" data-language="${language}">`).replace(/<!--root-->[\s\S]*<!--\/root-->/, () => `<div id="root" data-written>${body}</div>${more}`)
}
