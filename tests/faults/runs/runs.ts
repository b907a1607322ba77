// All runs by name, in the order they are held.
import type { FaultRun, RunName } from '../fault-run.ts'
import { appKill } from './app-kill.ts'

export const runs: Partial<Record<RunName, FaultRun>> = {
  'app-kill': appKill,
}
