// A soft sound and a short shiver (rule LK23), made here and loaded when somebody has asked for them. Two low tones that swell and fade;
// where a browser refuses, nothing happens.
export type Sign = 'called' | 'line'

const tones: Record<Sign, readonly number[]> = { called: [392, 523.25], line: [440] }
const shivers: Record<Sign, number[]> = { called: [120, 90, 120], line: [80] }
const loudest = 0.06
const toneS = 0.9

let player: AudioContext | undefined

/** Called while somebody touches the page: browsers let no page sound before that. */
export function readySound(): AudioContext | undefined {
  try {
    player ??= new AudioContext()
    void player.resume().catch(() => undefined)
  } catch {
    // no sound here
  }
  return player
}

export function sound(sign: Sign): void {
  const at = readySound()
  if (!at) return
  tones[sign].forEach((frequency, i) => {
    const begins = at.currentTime + i * toneS * 0.45
    const tone = new OscillatorNode(at, { type: 'sine', frequency })
    const swell = new GainNode(at, { gain: 0 })
    swell.gain.setValueAtTime(0, begins)
    swell.gain.linearRampToValueAtTime(loudest, begins + 0.12)
    swell.gain.linearRampToValueAtTime(0, begins + toneS)
    tone.connect(swell).connect(at.destination)
    tone.start(begins)
    tone.stop(begins + toneS)
  })
}

export function shiver(sign: Sign): void {
  if ('vibrate' in navigator) navigator.vibrate(shivers[sign])
}
