// The card that is there before, and without, any answer from the server (rules AC9, LK12). 119 and 110 stand above it, always.
// Nationwide examples for Japan; the operator's own list replaces them as soon as it has arrived.
import type { HelpLineView } from '#shared/views'

const nationwide = { isAlways: true, hours: [], hoursText: '24時間', cost: 'free', area: '全国', verifiedOn: '2025-11-01', note: null } as const satisfies Partial<HelpLineView>

export const builtInLines: readonly HelpLineView[] = [
  { ...nationwide, hours: [], id: 'ibasho', name: 'あなたのいばしょ', kind: 'text', number: null, url: 'https://talkme.jp/' },
  { ...nationwide, hours: [], id: 'yorisoi', name: 'よりそいホットライン', kind: 'voice', number: '0120-279-338', url: null },
  { ...nationwide, hours: [], id: 'inochi-sos', name: '#いのちSOS', kind: 'voice', number: '0120-061-338', url: null },
]
