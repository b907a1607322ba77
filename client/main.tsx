// The visitor's page begins: how it looks, what it fits, then the one visitor and the screens.
import { createRoot, hydrateRoot } from 'react-dom/client'
import { ja } from '#shared/texts/index'
import { App } from './App.tsx'
import { StillUntilAwake } from './still/still.tsx'
import { TextsIn } from './texts.tsx'
import { startFit } from './ui/fit.ts'
import { startLook } from './ui/look.ts'
import { makeVisitor } from './visit/visitor.ts'
import './ui/tokens.css'
import './ui/parts.css'
import './shell/shell.css'
import './door/door.css'
import './help/help.css'
import './talk/talk.css'
import './room/room.css'
import './listening/listening.css'

startLook()
startFit()
const visitor = makeVisitor(ja)
const root = document.getElementById('root')
// The door as the server wrote it is taken over where it stands; a visit that goes on begins with a screen of its own.
const isGoingOn = visitor.start(document.getElementById('porch')?.textContent ?? null)

if (root) {
  const page = (
    <TextsIn texts={ja}>
      <StillUntilAwake>
        <App visitor={visitor} />
      </StillUntilAwake>
    </TextsIn>
  )
  if ('written' in root.dataset && !isGoingOn) hydrateRoot(root, page)
  else {
    root.replaceChildren()
    createRoot(root).render(page)
  }
}
