// Who there is: staff roles (PEER-1 and the coordinator), visitors' age bands, marks instead of faces.
import * as z from 'zod/mini'

export const roles = [
  'trainee', 'peer_supporter', 'host', 'supervisor', 'professional', 'coordinator', 'manager', 'municipality', 'auditor',
] as const
export const Role = z.enum(roles)
export type Role = (typeof roles)[number]

export const ageBands = ['to_17', '18_24', '25_39', '40_64', 'from_65', 'unsaid'] as const
export const AgeBand = z.enum(ageBands)
export type AgeBand = (typeof ageBands)[number]

export const marks = ['leaf', 'stone', 'cloud', 'wave', 'reed', 'snow'] as const
export const Mark = z.enum(marks)
export type Mark = (typeof marks)[number]

/** In what part a staff member speaks in a place. */
export const parts = ['host', 'listener', 'professional', 'supervisor'] as const
export const Part = z.enum(parts)
export type Part = (typeof parts)[number]
