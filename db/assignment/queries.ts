import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import type { Db } from '../door/actor'
import { units } from '../unit/record'
import { assignment } from './record'

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
      from: sql<string>`lower(${assignment.valid})::text`,
    })
    .from(assignment)
    .where(and(eq(assignment.id, id), isNull(assignment.retiredOn)))
  return found ?? null
}
