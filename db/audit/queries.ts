import { and, desc, eq, notInArray, sql } from 'drizzle-orm'
import type { Db } from '../actor'
import { audit } from './record'

export type Change = typeof audit.$inferSelect

/** Whoever only looked changed nothing: the whole trail has that, a record's history does not. */
const isChange = notInArray(audit.operation, ['read', 'export'])

/** What happened to a record, newest first; of one save all rows together. */
export function listChanges(db: Db, record: string, recordId: string, most = 200): Promise<Change[]> {
  return db
    .select()
    .from(audit)
    .where(and(eq(audit.record, record), eq(audit.recordId, recordId), isChange))
    .orderBy(desc(audit.id))
    .limit(most)
}

/** Who saved last, and when. */
export async function lastChangeOf(db: Db, record: string, recordId: string) {
  const [last] = await db
    .select({ at: audit.at, office: audit.office })
    .from(audit)
    .where(and(eq(audit.record, record), eq(audit.recordId, recordId), isChange))
    .orderBy(desc(audit.id))
    .limit(1)
  return last ?? null
}

/** Writes into the trail what is no change of a row: that a list was exported, that a person was looked at. */
export async function note(
  db: Db,
  operation: 'export' | 'read',
  record: string,
  recordId: string | null,
  details: object,
) {
  await db.execute(sql`select note(${operation}, ${record}, ${recordId}::uuid, ${JSON.stringify(details)}::jsonb)`)
}

/** The reason that was given for the last act of a kind on a record. */
export async function findReasonOf(db: Db, operation: string, record: string, recordId: string) {
  const [found] = await db
    .select({ reason: audit.reason })
    .from(audit)
    .where(and(eq(audit.record, record), eq(audit.recordId, recordId), eq(audit.operation, operation)))
    .orderBy(desc(audit.id))
    .limit(1)
  return found?.reason ?? null
}
