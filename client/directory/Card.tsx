// A card to print (rule DI4): small, plain, with nothing on it that says why somebody carries it.
import type { ReactNode } from 'react'
import { QuickExit } from '#client/shell/QuickExit.tsx'
import { Screen } from '#client/shell/Screen.tsx'
import { inLanguage } from '#client/still/StillLink.tsx'
import { useSpoken } from '#client/texts.tsx'
import { Eaves } from '#client/ui/Eaves.tsx'
import type { AgencyView } from '#shared/directory'
import { directoryTexts } from '#shared/texts/directory'
import { Qr } from './Qr.tsx'

export function AgencyCard({ agency, isDemo }: { agency: AgencyView; isDemo: boolean }) {
  const { language } = useSpoken()
  const words = directoryTexts[language]
  return (
    <Printed heading={words.card} back="/madoguchi" isDemo={isDemo}>
      <h2 className="onscreen" lang="ja">{agency.name}</h2>
      <div className="card">
        <div>
          {agency.phone && <p className="cardnumber num">{agency.phone}</p>}
          <p lang="ja">{agency.hoursText}</p>
          {agency.place && <p lang="ja">{agency.place}</p>}
          {agency.isExample && <p>{words.example}</p>}
        </div>
        <Qr text={agency.url ?? `tel:${(agency.phone ?? '').replace(/[^\d+]/g, '')}`} label={words.scan} />
      </div>
    </Printed>
  )
}

/** For a leaflet: the way to this house with its code, and nothing else. */
export function CodeCard({ address, isDemo }: { address: string; isDemo: boolean }) {
  const { language } = useSpoken()
  const words = directoryTexts[language]
  return (
    <Printed heading={words.card} back="/" isDemo={isDemo}>
      <div className="card">
        <div>
          <p className="cardaddress">{address.replace(/^https?:\/\//, '')}</p>
        </div>
        <Qr text={address} label={words.scan} />
      </div>
    </Printed>
  )
}

function Printed({ heading, back, isDemo, children }: { heading: string; back: string; isDemo: boolean; children: ReactNode }) {
  const { language } = useSpoken()
  const words = directoryTexts[language]
  return (
    <Screen label={heading} isDemo={isDemo}>
      <Eaves back={{ icon: 'back', word: words.back, onPress: () => undefined, href: inLanguage(back, language) }} name={heading} exit={<QuickExit url="" onExit={() => undefined} />} />
      <div className="grow scrolls pad stack">
        {children}
        <p className="small soft onscreen">{words.cardHint}</p>
      </div>
    </Screen>
  )
}
