// All runs by name, in the order they are held.
import type { FaultRun, RunName } from '../fault-run.ts'
import { ack } from './ack.ts'
import { appKill } from './app-kill.ts'
import { claim } from './claim.ts'
import { clock } from './clock.ts'
import { disk } from './disk.ts'
import { fuzz } from './fuzz.ts'
import { model } from './model.ts'
import { postgres } from './postgres.ts'
import { raise } from './raise.ts'
import { redis } from './redis.ts'
import { rolling } from './rolling.ts'
import { silence } from './silence.ts'
import { storm } from './storm.ts'

export const runs: Partial<Record<RunName, FaultRun>> = {
  'app-kill': appKill, claim, ack, silence, postgres, redis, raise, storm, rolling, fuzz, model, clock, disk,
}
