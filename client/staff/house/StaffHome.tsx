// The house once one is in: what desk and board share (news, sound, title, lock), and which of the two is shown.
import { useState } from 'react'
import { Banner } from '#client/ui/Banner.tsx'
import { staffTexts } from '#client/staff/words.ts'
import type { StaffView } from '#shared/views'
import { soundsFor, unseen } from '../board/board-state.ts'
import { useAlarm } from '../board/use-alarm.ts'
import { useBoard } from '../board/use-board.ts'
import { soundingOf } from '../findings/sounding.ts'
import { useDesk } from '../desk/use-desk.ts'
import { DirectoryPage } from '../directory/DirectoryPage.tsx'
import { HardSheet } from '../door/HardSheet.tsx'
import { LockScreen } from '../door/LockScreen.tsx'
import type { Credentials, SignInAnswer } from '../door/SignIn.tsx'
import { can, canSeeBoard } from '../rights.ts'
import { useTitleCount } from '../use-title.ts'
import { BoardPage } from './BoardPage.tsx'
import { DeskPage } from './DeskPage.tsx'
import { StaffTools } from './StaffTools.tsx'
import { useLock } from './use-lock.ts'
import { usePage } from './use-page.ts'

export type HomeProps = { me: StaffView; onSignOut: () => void; onUnlock: (credentials: Credentials) => Promise<SignInAnswer> }

export function StaffHome({ me, onSignOut, onUnlock }: HomeProps) {
  const hasBoard = canSeeBoard(me)
  const hasDesk = can(me, 'desk:state')
  const hasDirectory = can(me, 'directory:state')
  const page = usePage(hasBoard && me.roles.includes('coordinator') ? 'board' : 'desk')
  const reading = useDesk(hasDesk)
  const board = useBoard(hasBoard)
  const open = board.state.board?.open ?? []
  const alarm = useAlarm([...soundsFor(open).map(({ escalationId, severity }) => ({ id: escalationId, severity })), ...soundingOf(reading.desk?.findings ?? [])])
  const [isLocked, setLocked] = useLock()
  const [isHard, setHard] = useState(false)
  const unseenCount = unseen(open).length
  useTitleCount(unseenCount)

  if (isLocked) {
    const unlock = async (credentials: Credentials) => {
      const answer = await onUnlock(credentials)
      if (answer === 'in') setLocked(false)
      return answer
    }
    return <LockScreen waiting={reading.desk?.waiting.length ?? 0} calls={unseenCount + (reading.desk?.calls.length ?? 0)} onOpen={unlock} />
  }
  const tools = <StaffTools onSignOut={onSignOut} hasDirectory={hasDirectory && page !== 'directory'} />
  return (
    <>
      {page === 'directory' && hasDirectory ? (
        <DirectoryPage tools={tools} hasDesk={hasDesk} />
      ) : page === 'board' && hasBoard ? (
        <BoardPage me={me} state={board.state} isUp={board.isUp} alarm={alarm} hasDesk={hasDesk} onLock={() => setLocked(true)} tools={tools} />
      ) : hasDesk ? (
        <DeskPage reading={reading} alarm={alarm} boardCount={hasBoard ? unseenCount : null} tools={tools} onHard={() => setHard(true)} onLock={() => setLocked(true)} />
      ) : (
        <main className="doorway">
          <div className="doorpaper stack">
            <Banner icon="notice">{staffTexts.door.noDesk}</Banner>
            {tools}
          </div>
        </main>
      )}
      {isHard && <HardSheet isSupervisorHere={reading.desk?.isSupervisorOnShift ?? false} onClose={() => setHard(false)} />}
    </>
  )
}
