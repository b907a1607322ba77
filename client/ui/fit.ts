// Which arrangement fits: width and height counted in letters, so that a larger text folds the screen like a narrower phone does.
// Done here and not by container queries, which browsers of the iOS 15 and Chrome 90 age do not have (rule LK6).
export type Fit = { isSnug: boolean; isTight: boolean; isLow: boolean }

export function fitFor(widthPx: number, heightPx: number, letterPx: number): Fit {
  const width = widthPx / letterPx
  return { isSnug: width <= 21.5, isTight: width <= 17, isLow: heightPx / letterPx < 42 }
}

export function startFit(): void {
  const root = document.documentElement
  const measure = () => {
    const letterPx = Number.parseFloat(getComputedStyle(root).fontSize) || 16
    const fit = fitFor(root.clientWidth, window.innerHeight, letterPx)
    root.classList.toggle('fit-snug', fit.isSnug && !fit.isTight)
    root.classList.toggle('fit-tight', fit.isTight)
    root.classList.toggle('fit-low', fit.isLow)
  }
  measure()
  addEventListener('resize', measure)
  watchKeyboard(root)
}

/** iOS lays the keyboard over the page instead of making it smaller: the screen is then as high as what is left. */
function watchKeyboard(root: HTMLElement): void {
  const seen = window.visualViewport
  if (!seen) return
  seen.addEventListener('resize', () => {
    const isCovered = Math.abs(seen.scale - 1) < 0.05 && seen.height < window.innerHeight - 80
    if (isCovered) root.style.setProperty('--app-height', `${Math.round(seen.height)}px`)
    else root.style.removeProperty('--app-height')
    if (isCovered) scrollTo(0, 0)
  })
}
