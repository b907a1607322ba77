// Who is asking. Read again from the database at every act: a row that ended is dead at once (rule ID2).
import type { Id } from '#shared/ids'
import type { Role } from '#shared/people'

export interface VisitorActor { kind: 'visitor'; visitId: Id; areaId: Id; passExpiresAt: number }
export interface StaffActor { kind: 'staff'; staffId: Id; areaId: Id; name: string; roles: readonly Role[]; sessionIdHash: Buffer }
export type Actor = VisitorActor | StaffActor

/** Roles that see the coordinator's board. */
export const boardRoles: readonly Role[] = ['supervisor', 'professional', 'coordinator']
