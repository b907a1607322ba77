// The board's sound: two warm tones, made here, only after a person permitted it with a press.
let context: AudioContext | null = null

export async function permitSound(): Promise<boolean> {
  try {
    context ??= new AudioContext()
    await context.resume()
    return context.state === 'running'
  } catch {
    return false
  }
}

export function ring(isImminent: boolean): void {
  if (context?.state !== 'running') return
  const tones = isImminent ? [880, 660, 880, 660] : [660, 550]
  for (const [index, hertz] of tones.entries()) tone(context, hertz, index * 0.28)
}

function tone(at: AudioContext, hertz: number, afterSeconds: number): void {
  const begin = at.currentTime + afterSeconds
  const oscillator = at.createOscillator()
  const gain = at.createGain()
  oscillator.type = 'triangle'
  oscillator.frequency.value = hertz
  gain.gain.setValueAtTime(0.0001, begin)
  gain.gain.exponentialRampToValueAtTime(0.5, begin + 0.03)
  gain.gain.exponentialRampToValueAtTime(0.0001, begin + 0.26)
  oscillator.connect(gain).connect(at.destination)
  oscillator.start(begin)
  oscillator.stop(begin + 0.28)
}
