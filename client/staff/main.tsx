// The staff's page begins: how it looks, then who is in.
import './styles.ts'
import { createRoot } from 'react-dom/client'
import { startStaffLanguage } from '#client/staff/words.ts'
import { startLook } from './door/use-look.ts'
import { staffGate } from './house/staff-gate.ts'
import { startWidths } from './house/start-widths.ts'
import { StaffApp } from './StaffApp.tsx'

startLook()
startWidths()
const root = document.getElementById('root')
if (root) void startStaffLanguage().finally(() => createRoot(root).render(<StaffApp gate={staffGate} />))
