// The gallery of the staff's screens (rule LK21).
import '#client/staff/styles.ts'
import { chooseStaffLanguage } from '#client/staff/words.ts'
import { startWidths } from '#client/staff/house/start-widths.ts'
import { hangGallery } from './hang-gallery.tsx'
import { staffScreens } from './staff-screens.tsx'
import './gallery.css'

startWidths()
hangGallery(staffScreens, { href: './index.html', isOfStaff: false }, (language) => chooseStaffLanguage(language === 'en' ? 'en' : 'ja'))
