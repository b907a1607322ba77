// Which screen stands now, and what it is given. No address, no router: the store says where one is.
import { builtInLines } from './help/built-in-lines.ts'
import { Help } from './help/Help.tsx'
import { plainExitUrl } from './shell/quick-exit.ts'
import { useStore } from './store.ts'
import { useNow } from './use-now.ts'
import { AtDoor } from './visit/screens/AtDoor.tsx'
import type { Visitor } from './visit/visitor.ts'

/** What every screen needs, whatever it shows. */
export type Frame = { now: number; isDemo: boolean; exit: { url: string; onExit: () => void }; onHelp: () => void }

export function App({ visitor }: { visitor: Visitor }) {
  const state = useStore(visitor.store)
  const { inside } = state
  const now = useNow(state.skewMs)
  const frame: Frame = {
    now,
    isDemo: state.porch?.isDemo ?? false,
    exit: { url: state.porch?.exitUrl ?? plainExitUrl, onExit: visitor.exit },
    onHelp: () => visitor.store.set({ isHelpOpen: true }),
  }
  if (state.isHelpOpen) {
    const isTalking = state.talk !== null && state.listening !== null && state.listening.state !== 'ended'
    return (
      <Help
        lines={state.porch?.helpLines.length ? state.porch.helpLines : builtInLines}
        isBuiltIn={state.porch === null}
        now={now}
        isDemo={frame.isDemo}
        exit={frame.exit}
        onBack={() => visitor.store.set({ isHelpOpen: false })}
        ask={state.helpAsk}
        news={state.help}
        onAsk={visitor.askForHelp}
        onTalk={isTalking ? inside?.listening.open : undefined}
      />
    )
  }
  if (state.screen === 'talk' && state.talk && state.listening && inside) return <inside.InTalk inside={inside} store={visitor.store} state={state} frame={frame} />
  const view = state.room && state.rooms?.find((room) => room.roomId === state.room?.placeId)
  if (state.screen === 'room' && state.room && view && inside) return <inside.InRoom inside={inside} store={visitor.store} state={state} view={view} frame={frame} />
  return <AtDoor visitor={visitor} state={state} frame={frame} />
}
