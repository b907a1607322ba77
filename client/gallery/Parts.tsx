// The parts the screens are made of, each in its states, in the three themes side by side.
import { House } from '#client/door/House.tsx'
import { partsOfDay } from '#client/door/part-of-day.ts'
import { useTexts } from '#client/texts.tsx'
import { Banner, type BannerKind } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { iconPaths, type IconName } from '#client/ui/drawing/icon-paths.ts'
import { markPaths, type MarkName } from '#client/ui/drawing/mark-paths.ts'
import { stampPaths, type StampName } from '#client/ui/drawing/stamp-paths.ts'
import { Field } from '#client/ui/Field.tsx'
import { Glow, glowReach, type GlowStep } from '#client/ui/Glow.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { Mark, Stamp } from '#client/ui/Stamp.tsx'
import { galleryTexts } from '#shared/texts/gallery'

const words = galleryTexts.parts
const { states } = galleryTexts
const keys = <K extends string>(of: Record<K, unknown>) => Object.keys(of) as K[]
const banners: [BannerKind, IconName][] = [['fact', 'notice'], ['rest', 'cup'], ['held', 'pause'], ['error', 'offline'], ['lamp', 'lantern-lit']]

export function Parts() {
  return (
    <main className="threefold">
      <h1 className="vh">{galleryTexts.heading}</h1>
      {(['light', 'dark', 'quiet'] as const).map((theme) => (
        <PartsIn key={theme} theme={theme} />
      ))}
    </main>
  )
}

function PartsIn({ theme }: { theme: string }) {
  const { room } = useTexts()
  return (
    <section className="parts" data-theme={theme} aria-label={theme}>
      <h2>{words.buttons}</h2>
      <div className="row">
        <Button>{states.plain}</Button>
        <Button kind="main">{states.main}</Button>
        <Button kind="plain">{states.quiet}</Button>
        <Button kind="main" isBusy>
          {states.busy}
        </Button>
        <Button disabled>{states.off}</Button>
        <Button aria-pressed>{states.plain}</Button>
        <Button icon="send">{room.compose.send}</Button>
      </div>
      <Button kind="main" icon="sit" isWide isTall>
        {states.main}
      </Button>
      <h2>{words.field}</h2>
      <Field label={galleryTexts.sample} hint={galleryTexts.hint} />
      <Field label={galleryTexts.sample} error={galleryTexts.refused} defaultValue="進行役" />
      <h2>{words.banners}</h2>
      {banners.map(([kind, icon]) => (
        <Banner key={kind} kind={kind} icon={icon} head={kind} isSpoken={false}>
          {galleryTexts.fact}
        </Banner>
      ))}
      <h2>{words.presence}</h2>
      {keys(glowReach).map((step: GlowStep) => (
        <div key={step}>
          <Glow step={step} />
          <p className="small soft">{room.presence[step]}</p>
        </div>
      ))}
      <h2>{words.house}</h2>
      <div className="hero closed">
        <House light="closed" hasMoon word="closed" />
      </div>
      {partsOfDay.map((part) => (
        <div key={part} className="hero" data-part={part}>
          <House light="some" hasMoon={part === 'night'} word={part} />
        </div>
      ))}
      <h2>{words.stamps}</h2>
      <div className="row">
        {keys(stampPaths).map((name: StampName) => (
          <span key={name} className="named">
            <Stamp name={name} />
            {room.stamp[name]}
          </span>
        ))}
      </div>
      <h2>{words.marks}</h2>
      <div className="row">
        {keys(markPaths).map((name: MarkName) => (
          <span key={name} className="named">
            <Mark name={name} />
            {name}
          </span>
        ))}
      </div>
      <h2>{words.icons}</h2>
      <div className="row">
        {keys(iconPaths).map((name: IconName) => (
          <span key={name} className="named">
            <Icon name={name} />
            {name}
          </span>
        ))}
      </div>
    </section>
  )
}
