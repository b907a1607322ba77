// One place to turn to: by text it opens a page, by voice it is a number one can tap.
import { Icon } from '#client/ui/Icon.tsx'
import { useTexts } from '#client/texts.tsx'
import type { HelpLineView } from '#shared/views'
import { isOpenAt, nextOpening } from './open-now.ts'

export function LineRow({ line, now }: { line: HelpLineView; now: number | null }) {
  const { common, help, time } = useTexts()
  const isOpen = now !== null && isOpenAt(line, now)
  const next = isOpen || now === null ? null : nextOpening(line, now)
  const isText = line.kind === 'text'
  const head = isText || !line.number ? line.name : line.number
  // What the operator wrote is Japanese in every language.
  const details: [words: string | null, lang?: 'ja'][] = [
    [head === line.name ? null : line.name, 'ja'],
    next === null || now === null ? [line.hoursText, 'ja'] : [help.isShut(`${time.day(next, now)} ${time.clock(next)}`)],
    [help.cost[line.cost]],
    [line.area, 'ja'],
  ]
  const told = details.filter(([words]) => words)
  const href = !isText && line.number ? `tel:${line.number.replace(/[^\d+#*]/g, '')}` : safeUrl(line.url)
  const body = (
    <>
      <Icon name={isText ? 'text-line' : 'phone'} />
      <span className="lineabout">
        <b className={head === line.number ? 'num' : undefined} lang="ja">
          {head}
        </b>
        <span className="small soft">
          {told.map(([words, lang], i) => (
            <span key={words} lang={lang}>
              {i > 0 && common.dot}
              {words}
            </span>
          ))}
        </span>
        {line.note && (
          <span className="small soft" lang="ja">
            {line.note}
          </span>
        )}
      </span>
      {now !== null && <span className={isOpen ? 'openflag' : 'openflag shut'}>{isOpen ? help.isOpen : help.shut}</span>}
    </>
  )
  if (!href) return <li className="rowlink">{body}</li>
  return (
    <li>
      <a className="rowlink" href={href} {...(isText ? { target: '_blank', rel: 'noreferrer noopener' } : {})}>
        {body}
        {isText && <span className="vh">{help.opensNewPage}</span>}
      </a>
    </li>
  )
}

function safeUrl(url: string | null): string | undefined {
  return url?.startsWith('https://') ? url : undefined
}
