// The staff's page begins: how it looks, then who is in.
import './styles.ts'
import { createRoot } from 'react-dom/client'
import { startTheme } from './door/use-theme.ts'
import { staffGate } from './house/staff-gate.ts'
import { StaffApp } from './StaffApp.tsx'

startTheme()
const root = document.getElementById('root')
if (root) createRoot(root).render(<StaffApp gate={staffGate} />)
