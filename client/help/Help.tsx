// The help card (rules AC9, ES3): what we cannot know, 119 and 110, the button that calls staff, then whom one can reach.
import { Button } from '#client/ui/Button.tsx'
import { Eaves } from '#client/ui/Eaves.tsx'
import { QuickExit, type ExitProps } from '#client/shell/QuickExit.tsx'
import { Screen } from '#client/shell/Screen.tsx'
import { inLanguage } from '#client/still/StillLink.tsx'
import { DirectoryLink } from '#client/still/DirectoryLink.tsx'
import { useStill } from '#client/still/still.tsx'
import { useSpoken } from '#client/texts.tsx'
import type { HelpLineView, HelpView } from '#shared/views'
import { HelpNews, type HelpAsk } from './HelpNews.tsx'
import { Lines } from './Lines.tsx'

type Props = {
  lines: readonly HelpLineView[]
  isBuiltIn: boolean
  now: number | null
  isDemo: boolean
  exit: ExitProps
  onBack: () => void
  ask: HelpAsk
  news: HelpView | null
  onAsk: () => void
  onTalk?: () => void
}

export function Help({ lines, isBuiltIn, now, isDemo, exit, onBack, ask, news, onAsk, onTalk }: Props) {
  const { language, texts: { help, still } } = useSpoken()
  const isStill = useStill()
  const isOut = ask !== 'none' || (news !== null && news.state !== 'closed')
  return (
    <Screen label={help.place} isDemo={isDemo}>
      <Eaves back={{ icon: 'back', word: isStill ? still.toDoor : help.back, onPress: onBack, ...(isStill ? { href: inLanguage('/', language) } : {}) }} name={help.place} detail={help.offline} exit={<QuickExit {...exit} />} />
      <div className="grow scrolls">
      <section className="pad stack emergency">
        <p className="tell">
          {help.tell.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
        <div className="two nums">
          <a className="call" href="tel:119">
            <b className="num">119</b>
            <span>{help.fire}</span>
          </a>
          <a className="call" href="tel:110">
            <b className="num">110</b>
            <span>{help.police}</span>
          </a>
        </div>
        {isOut ? (
          <HelpNews ask={ask} news={news} onAgain={onAsk} onTalk={onTalk} />
        ) : (
          <>
            {news && <HelpNews ask={ask} news={news} />}
            {isStill ? (
              <p>{still.ask}</p>
            ) : (
              <Button kind="main" icon="help" isWide isTall onClick={onAsk}>
                {help.now}
              </Button>
            )}
            {!isStill && (
              <p className="small soft">
                {help.nowBody}
                {help.nowEntersToo}
              </p>
            )}
          </>
        )}
        <p className="small soft">{help.silent}</p>
      </section>
      {isBuiltIn && <p className="small soft builtin">{help.builtIn}</p>}
      <Lines lines={lines} now={now} />
      <p className="pad next-part">
        <DirectoryLink />
      </p>
      </div>
    </Screen>
  )
}
