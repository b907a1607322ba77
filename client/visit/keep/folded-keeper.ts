// Whom this reader has folded away, so that a reload changes nothing (rule HA13): in this tab only, and told to nobody.
const storageKey = 'folded'

export function readFolded(): string[] {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}

export function keepFolded(seatIds: readonly string[]): void {
  try {
    if (seatIds.length > 0) sessionStorage.setItem(storageKey, JSON.stringify(seatIds.slice(-200)))
    else sessionStorage.removeItem(storageKey)
  } catch {
    // refused storage: folded until the page is reloaded
  }
}
