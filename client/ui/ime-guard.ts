// Is this key press part of a Japanese conversion? (rule LK4) Event orders differ: Chromium sends Enter with isComposing,
// Safari sends compositionend first and the Enter after it with keyCode 229, some keyboards send a bare Enter at once.
export const afterCompositionMs = 30

export type KeyPress = { isComposing: boolean; keyCode: number }

export type ImeGuard = { isConverting: (key: KeyPress) => boolean; isComposing: () => boolean; stop: () => void }

export function watchComposition(target: EventTarget, now: () => number): ImeGuard {
  let composing = false
  let endedAt = Number.NEGATIVE_INFINITY
  const begin = () => {
    composing = true
  }
  const end = () => {
    composing = false
    endedAt = now()
  }
  target.addEventListener('compositionstart', begin, true)
  target.addEventListener('compositionend', end, true)
  // A field taken away in mid-conversion never says that it ended; leaving a field always ends what was being converted in it.
  const leave = () => composing && end()
  target.addEventListener('focusout', leave, true)
  return {
    isConverting: (key) => key.isComposing || key.keyCode === 229 || composing || now() - endedAt < afterCompositionMs,
    isComposing: () => composing,
    stop: () => {
      target.removeEventListener('compositionstart', begin, true)
      target.removeEventListener('compositionend', end, true)
      target.removeEventListener('focusout', leave, true)
    },
  }
}
