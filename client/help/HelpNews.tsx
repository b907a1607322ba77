// What became of いますぐ助けてほしい, told truthfully (rules ES5, ES7).
import { Banner, type BannerKind } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import type { IconName } from '#client/ui/Icon.tsx'
import { useTexts, type Texts } from '#client/texts.tsx'
import type { HelpView } from '#shared/views'

export type HelpAsk = 'none' | 'telling' | 'failed'
type Said = { kind: BannerKind; icon: IconName; head: string; body: string }

export function HelpNews({ ask, news, onAgain, onTalk }: { ask: HelpAsk; news: HelpView | null; onAgain?: () => void; onTalk?: () => void }) {
  const texts = useTexts()
  const said = helpSaid(ask, news, texts)
  if (!said) return null
  return (
    <Banner kind={said.kind} icon={said.icon} head={said.head}>
      {said.body}
      {ask === 'failed' && onAgain && (
        <p>
          <Button kind="plain" className="flush" onClick={onAgain}>
            {texts.help.again}
          </Button>
        </p>
      )}
      {news?.state === 'with_you' && onTalk && (
        <p className="acts">
          <Button kind="main" onClick={onTalk}>
            {texts.help.goTalk}
          </Button>
        </p>
      )}
    </Banner>
  )
}

function helpSaid(ask: HelpAsk, news: HelpView | null, { help }: Texts): Said | null {
  if (ask === 'failed') return { kind: 'error', icon: 'notice', ...help.failed }
  if (ask === 'telling') return { kind: 'fact', icon: 'help', ...help.telling }
  if (!news) return null
  const by = news.answeredBy
  switch (news.state) {
    case 'told':
      return { kind: 'fact', icon: 'help', ...help.told }
    case 'nobody_yet':
      return { kind: 'held', icon: 'help', ...help.nobodyYet }
    case 'answered':
      return { kind: 'lamp', icon: 'lantern-lit', ...help.answered(by?.name ?? '', help.staffRole[by?.role ?? 'professional']) }
    case 'with_you':
      return { kind: 'lamp', icon: 'lantern-lit', ...help.withYou(by?.name ?? '', help.staffRole[by?.role ?? 'professional']) }
    case 'closed':
      return { kind: 'fact', icon: 'help', ...help.closed }
  }
}
