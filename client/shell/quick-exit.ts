// Blank at once, then forget what can be forgotten, then go to the operator's neutral page in place of this one (rule AC7).
// What a device or a browser keeps by itself cannot be undone from here; the settings say so.
export const plainExitUrl = 'https://www.jma.go.jp/bosai/forecast/'

export function leaveAtOnce(url: string, forget: () => void): void {
  blank()
  try {
    forget()
    // Told while leaving, answered or not: the browser drops what it may have kept of these pages. Its own credentials go along,
    // for a request without them may not clear anything (Clear-Site-Data, section 3.2).
    void fetch('/exit', { method: 'POST', keepalive: true, credentials: 'same-origin' }).catch(() => undefined)
  } finally {
    try {
      sessionStorage.clear()
    } catch {
      // storage refused: then nothing of ours is in it
    }
    window.name = ''
    history.replaceState(null, '', '/')
    location.replace(url)
  }
}

/** Coming back out of the browser's page cache must not show the room again (pitfall of bfcache). */
export function stayBlankOnReturn(url: () => string): void {
  addEventListener('pageshow', (event) => {
    if (event.persisted && document.documentElement.dataset.left) location.replace(url())
  })
}

function blank(): void {
  document.documentElement.dataset.left = 'yes'
  document.title = ''
  document.body.replaceChildren()
}
