// The gallery of the visitor's screens and of the parts (rule LK21).
import { startFit } from '#client/ui/fit.ts'
import { Parts } from './Parts.tsx'
import { hangGallery } from './hang-gallery.tsx'
import { screens } from './visitor-screens.tsx'
import '#client/ui/tokens.css'
import '#client/ui/parts.css'
import '#client/shell/shell.css'
import '#client/door/door.css'
import '#client/help/help.css'
import '#client/talk/talk.css'
import '#client/room/room.css'
import '#client/listening/listening.css'
import '#client/note/note.css'
import './gallery.css'

startFit()
hangGallery({ ...screens, parts: () => <Parts /> }, { href: './staff.html', isOfStaff: true })
