// What is the case right now, said in words: the line, the end of the time, help on its way, the escalation's truth.
import { Banner } from '#client/ui/Banner.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { SessionView } from '#shared/views'
import { useNow } from '../use-now.ts'
import { EscalationNews } from '../raise/EscalationNews.tsx'
import type { Raise } from '../raise/use-raise.ts'

const texts = staffTexts.session

export function SessionBanners(props: { session: SessionView; isBackupAsked: boolean; raise: Raise }) {
  const { session, raise } = props
  const now = useNow()
  const isTalking = session.state === 'talking'
  return (
    <div className="banners" tabIndex={0}>
      <EscalationNews session={session} raise={raise} />
      {props.isBackupAsked && !session.isSupervisorLooking && (
        <Banner icon="whisper" head={texts.asked}>
          {texts.askedBody}
        </Banner>
      )}
      {session.isSupervisorLooking && <Banner icon="watch">{texts.watched}</Banner>}
      {session.state === 'called' && session.ageBand === 'to_17' && !session.isSupervisorLooking && <Banner icon="watch">{texts.minorWaiting}</Banner>}
      {isTalking && !session.isVisitorConnected && <Banner icon="offline">{texts.visitorGone}</Banner>}
      {isTalking && session.noticeAt !== null && now >= session.noticeAt && <Banner icon="clock">{texts.noticed}</Banner>}
    </div>
  )
}
