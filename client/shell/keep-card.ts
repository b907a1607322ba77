// The help card is kept by the browser, so that it can be read without reception (rule PV1): some time after the page has come, and only
// where the browser can do it (in the app of a messenger it cannot).
import type { Language } from '#shared/texts/languages'

const calmMs = 4_000

interface TrustedTypes { createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): { createScriptURL(address: string): string } }

export function keepCard(language: () => Language): void {
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer }
  if (!serviceWorker) return
  setTimeout(async () => {
    try {
      const trusted = (window as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('card', { createScriptURL: (address) => address })
      await serviceWorker.register(trusted?.createScriptURL('/sw.js') ?? '/sw.js')
      const { active } = await serviceWorker.ready
      active?.postMessage(language())
    } catch {
      // refused: then the card needs reception, and everything else is as it was
    }
  }, calmMs)
}
