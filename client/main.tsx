// The visitor's page begins: how it looks, what it fits, then the one visitor and the screens.
import { createRoot, hydrateRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { currentTexts, isWrittenLanguage, startLanguage } from './language.ts'
import { StillUntilAwake } from './still/still.tsx'
import { startFit } from './ui/fit.ts'
import { startLook } from './ui/look.ts'
import { makeVisitor } from './visit/visitor.ts'
import './ui/tokens.css'
import './ui/parts.css'
import './shell/shell.css'
import './door/door.css'
import './help/help.css'
import './note/note.css'

startLook()
startFit()
const visitor = makeVisitor(currentTexts)
const root = document.getElementById('root')
// The door as the server wrote it is taken over where it stands; a visit that goes on, or another language, begins with a screen of its own.
const isGoingOn = visitor.start(document.getElementById('porch')?.textContent ?? null)

function show(): void {
  if (!root) return
  const page = (
    <StillUntilAwake>
      <App visitor={visitor} />
    </StillUntilAwake>
  )
  if ('written' in root.dataset && !isGoingOn && isWrittenLanguage()) hydrateRoot(root, page)
  else {
    root.replaceChildren()
    createRoot(root).render(page)
  }
}

const coming = startLanguage()
if (coming) void coming.then(show).then(visitor.fetchAhead)
else {
  visitor.fetchAhead()
  show()
}
