// What is the case right now, said in words: the line, the end of the time, help on its way, the escalation's truth.
import { Banner } from '#client/ui/Banner.tsx'
import { staffTexts } from '#shared/texts/staff'
import type { SessionView } from '#shared/views'
import { SeverityTag } from '../Severity.tsx'
import type { PlaceState } from '../place/place-state.ts'
import { staffPresent } from '../place/staff-present.ts'
import { useNow } from '../use-now.ts'
import { RaiseNews } from './RaiseNews.tsx'
import type { Raise } from './use-raise.ts'

const texts = staffTexts.session

export function SessionBanners(props: { session: SessionView; state: PlaceState | null; isBackupAsked: boolean; raise: Raise }) {
  const { session, raise } = props
  const now = useNow()
  const watchers = props.state ? staffPresent(props.state.entries).filter((one) => one.part === 'supervisor') : []
  return (
    <div className="banners">
      <RaiseNews raise={raise} />
      {(raise.raised === null || raise.raised.state === 'closed') && session.severity && (
        <p className="raisedtag">
          <SeverityTag severity={session.severity} />
          {staffTexts.overview.raised}
        </p>
      )}
      {props.isBackupAsked && (
        <Banner icon="whisper" head={texts.asked}>
          {texts.askedBody}
        </Banner>
      )}
      {!session.isVisitorConnected && session.state === 'talking' && <Banner icon="offline">{texts.visitorGone}</Banner>}
      {session.noticeAt !== null && now >= session.noticeAt && session.state === 'talking' && <Banner icon="clock">{texts.noticed}</Banner>}
      {watchers.map((one) => (
        <Banner key={one.name} icon="watch">
          {texts.watched(one.name)}
        </Banner>
      ))}
    </div>
  )
}
