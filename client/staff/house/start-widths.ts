// How wide the screen is, counted in letters, so that a larger text folds the desk like a smaller screen does (LK6).
const steps = [84, 80, 64, 40] as const

export function startWidths(): void {
  const root = document.documentElement
  const measure = () => {
    const letterPx = Number.parseFloat(getComputedStyle(root).fontSize) || 16
    for (const step of steps) root.classList.toggle(`w${step}`, root.clientWidth <= step * letterPx)
    root.classList.toggle('low', window.innerHeight < 42 * letterPx)
  }
  measure()
  addEventListener('resize', measure)
}
