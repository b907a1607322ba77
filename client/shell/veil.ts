// While another page or app is in front, nothing of the talk is on the screen (rule PV8): not in the list of open apps, not in the preview
// of a tab, not on paper. The veil lies over the page and takes nothing away: what was typed, where one read and what had the focus
// stay. How early a phone takes its picture is not ours to decide; the settings say what this cannot hide.
import { habitsNow } from './habits.ts'

export function watchVeil(root: HTMLElement = document.documentElement): void {
  const draw = (isAway: boolean) => {
    if (isAway && habitsNow().isVeiling) root.dataset.veil = 'drawn'
    else delete root.dataset.veil
  }
  const look = () => draw(document.visibilityState === 'hidden')
  document.addEventListener('visibilitychange', look)
  // The page may be kept whole by the browser and brought back by its Back button.
  addEventListener('pagehide', () => draw(true))
  addEventListener('pageshow', look)
  // The help card may be printed.
  addEventListener('beforeprint', () => draw(document.querySelector('.flowframe, .field') !== null))
  addEventListener('afterprint', look)
}
