// Which arrangement fits: width and height counted in letters, so that a larger text folds the screen like a narrower phone does.
// Done here and not by container queries, which browsers of the iOS 15 and Chrome 90 age do not have (rule LK6).
export type Fit = { isSnug: boolean; isTight: boolean; isLow: boolean; isLeast: boolean }

export function fitFor(widthPx: number, heightPx: number, letterPx: number): Fit {
  const width = widthPx / letterPx
  const height = heightPx / letterPx
  return { isSnug: width <= 21.5, isTight: width <= 17, isLow: height < 42, isLeast: height < 24 }
}

export function startFit(): void {
  const root = document.documentElement
  const measure = () => {
    const letterPx = Number.parseFloat(getComputedStyle(root).fontSize) || 16
    const fit = fitFor(root.clientWidth, seenHeight() ?? window.innerHeight, letterPx)
    root.classList.toggle('fit-snug', fit.isSnug && !fit.isTight)
    root.classList.toggle('fit-tight', fit.isTight)
    root.classList.toggle('fit-low', fit.isLow)
    root.classList.toggle('fit-least', fit.isLeast)
  }
  measure()
  addEventListener('resize', measure)
  watchKeyboard(root, measure)
}

/** What the keyboard leaves to be seen, or null while it covers nothing. */
function seenHeight(): number | null {
  const seen = window.visualViewport
  return seen && Math.abs(seen.scale - 1) < 0.05 && seen.height < window.innerHeight - 80 ? seen.height : null
}

/** iOS lays the keyboard over the page instead of making it smaller: the screen is then as high, and folds as far, as what is left. */
function watchKeyboard(root: HTMLElement, measure: () => void): void {
  window.visualViewport?.addEventListener('resize', () => {
    const left = seenHeight()
    if (left === null) root.style.removeProperty('--app-height')
    else {
      root.style.setProperty('--app-height', `${Math.round(left)}px`)
      scrollTo(0, 0)
    }
    root.classList.toggle('fit-keys', left !== null)
    measure()
  })
}
