import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import type { Db } from '../door/actor'
import { units } from '../unit/record'
import { assignment, isProposed } from './record'

/** All assignments of an account, past and future ones, too; latest first. */
export function listAssignments(db: Db, accountId: string, locale: Locale = 'vi') {
  return db
    .select({
      id: assignment.id,
      version: assignment.version,
      role: assignment.role,
      scope: sql<string | null>`${units.referredName(sql`${assignment.unitId}`, locale)}`,
      valid: assignment.valid,
      decisionNumber: assignment.decisionNumber,
      isOver: sql<boolean>`upper(${assignment.valid}) <= (select today())`,
      isProposed: isProposed(assignment),
      proposedBy: sql<string | null>`name_of_account(${assignment.proposedBy})`,
    })
    .from(assignment)
    .where(and(eq(assignment.accountId, accountId), isNull(assignment.retiredOn)))
    .orderBy(desc(sql`lower(${assignment.valid})`), assignment.id)
}

export async function findAssignment(db: Db, id: string) {
  const [found] = await db
    .select({
      id: assignment.id,
      version: assignment.version,
      accountId: assignment.accountId,
      role: assignment.role,
      valid: assignment.valid,
      from: sql<string>`lower(${assignment.valid})::text`,
      decisionNumber: assignment.decisionNumber,
      isProposed: isProposed(assignment),
      proposedBy: sql<string | null>`name_of_account(${assignment.proposedBy})`,
    })
    .from(assignment)
    .where(and(eq(assignment.id, id), isNull(assignment.retiredOn)))
  return found ?? null
}

/** For administrators: who waits to be confirmed as one, except by the actor. */
export const listProposedAdministrators = (db: Db) =>
  db.execute<{ id: string; accountId: string; name: string }>(
    sql`select id, account_id as "accountId", full_name as name from proposed_administrators()
      where proposed_by is distinct from actor_id() order by id`,
  )

/** True within five minutes after the sign-in, which the role of an administrator asks for. */
export async function hasSignedInLately(db: Db): Promise<boolean> {
  const [answer] = await db.execute<{ lately: boolean }>(sql`select signed_in_lately() as lately`)
  return answer?.lately ?? false
}
