// The visitor's page begins: how it looks, what it fits, then the one visitor and the screens.
import { createRoot } from 'react-dom/client'
import { ja } from '#shared/texts/index'
import { App } from './App.tsx'
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
visitor.start()

const root = document.getElementById('root')
if (root) {
  root.replaceChildren()
  createRoot(root).render(
    <TextsIn texts={ja}>
      <App visitor={visitor} />
    </TextsIn>,
  )
}
