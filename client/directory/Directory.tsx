// 相談窓口 (rules DI1–DI3): by situation first, then every agency by municipality. Read without script; nothing of the choice is told.
import { QuickExit } from '#client/shell/QuickExit.tsx'
import { Screen } from '#client/shell/Screen.tsx'
import { inLanguage } from '#client/still/StillLink.tsx'
import { useSpoken } from '#client/texts.tsx'
import { Eaves } from '#client/ui/Eaves.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { isLongUnverified, situations, type AgencyView } from '#shared/directory'
import { directoryTexts } from '#shared/texts/directory'

export type DirectoryProps = { agencies: readonly AgencyView[]; today: string; isDemo: boolean }

export function Directory({ agencies, today, isDemo }: DirectoryProps) {
  const { language, texts } = useSpoken()
  const words = directoryTexts[language]
  const towns = [...new Set(agencies.map(({ municipality }) => municipality))]
  const wanted = situations.filter((situation) => agencies.some((agency) => agency.situations.includes(situation)))
  return (
    <Screen label={words.place} isDemo={isDemo}>
      <Eaves back={{ icon: 'back', word: texts.still.toDoor, onPress: () => undefined, href: inLanguage('/', language) }} name={words.place} exit={<QuickExit url="" onExit={() => undefined} />} />
      <div className="grow scrolls">
        <section className="pad stack">
          <p>{agencies.length === 0 ? words.empty : words.intro}</p>
          {wanted.length > 0 && <h2>{words.bySituation}</h2>}
          {wanted.map((situation) => (
            <details key={situation} className="situation">
              <summary>{words.situations[situation]}</summary>
              <ul>
                {agencies.filter((agency) => agency.situations.includes(situation)).map((agency) => (
                  <li key={agency.id}>
                    <a href={`#w${agency.number}`} lang="ja">{agency.name}</a>
                  </li>
                ))}
              </ul>
            </details>
          ))}
        </section>
        {towns.map((town) => (
          <section className="pad stack town" key={town}>
            <h2 lang="ja">{town}</h2>
            {agencies.filter(({ municipality }) => municipality === town).map((agency) => (
              <Agency key={agency.id} agency={agency} today={today} />
            ))}
          </section>
        ))}
      </div>
      <a className="helpbar" href={inLanguage('/help', language)}>
        <Icon name="help" />
        <span>
          <b>{texts.help.bar}</b>
          <span className="small">{texts.help.barUrgent}</span>
        </span>
      </a>
    </Screen>
  )
}

function Agency({ agency, today }: { agency: AgencyView; today: string }) {
  const { language, texts } = useSpoken()
  const words = directoryTexts[language]
  return (
    <article className="agency stack tight" id={`w${agency.number}`}>
      <h3 lang="ja">{agency.name}</h3>
      {agency.isExample && <p className="small examplenote">{words.example}</p>}
      {agency.about && <p lang="ja">{agency.about}</p>}
      <dl>
        <dt>{words.reception}</dt>
        <dd lang="ja">{agency.reception}</dd>
        <dt>{words.hours}</dt>
        <dd lang="ja">{agency.hoursText}</dd>
        {agency.place && <dt>{words.at}</dt>}
        {agency.place && <dd lang="ja">{agency.place}</dd>}
      </dl>
      <p className="reach">
        {agency.phone && (
          <a className="btn" href={`tel:${agency.phone.replace(/[^\d+#*]/g, '')}`}>
            <Icon name="phone" small />
            <span className="num">{agency.phone}</span>
          </a>
        )}
        {agency.url && (
          <a className="btn" href={agency.url} rel="noreferrer noopener">
            {words.page}
          </a>
        )}
        <a className="btn plain" href={inLanguage(`/madoguchi/${agency.number}`, language)}>
          {words.card}
        </a>
      </p>
      <p className="small soft">
        {texts.common.sentence(texts.time.verified(agency.verifiedOn))}
        {isLongUnverified(agency.verifiedOn, today) && words.old}
      </p>
    </article>
  )
}
