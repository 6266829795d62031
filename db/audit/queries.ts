import { and, desc, eq, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { type audit, trail } from './record'

export type Change = Pick<
  typeof audit.$inferSelect,
  | 'id'
  | 'at'
  | 'actorId'
  | 'office'
  | 'reason'
  | 'changeSet'
  | 'undoes'
  | 'operation'
  | 'tableName'
  | 'rowId'
  | 'record'
  | 'recordId'
  | 'old'
  | 'new'
  | 'changed'
>

/** Reads and exports are in the audit page but not in a record's history. */
const isChange = notInArray(trail.operation, ['read', 'export'])

/** The trail keeps user names as they were; a telephone number among them is masked for readers (decision 035). */
const shown = (facts: SQL) => sql`case when a.table_name = 'account' and ${facts} ->> 'user_name' is not null
  then jsonb_set(${facts}, '{user_name}', to_jsonb(shown_user_name(${facts} ->> 'user_name'))) else ${facts} end`

/** The spell in an image; null for a text that is none, because one such entry must not take down the page. */
const spell = (facts: SQL) =>
  sql`(case when pg_input_is_valid(${facts} ->> 'valid', 'daterange') then ${facts} ->> 'valid' end)::daterange`

/**
 * SELECT list and FROM of the trail for display. A row that follows another one gets that row's facts as `old`, so that
 * the page shows the difference: a new spell, from the spell that the same change set ended where it begins; a
 * submission, from the submission before.
 */
export const told = {
  columns: sql`a.id, a.at, a.actor_id as "actorId", a.office, a.reason, a.change_set as "changeSet", a.undoes, a.operation,
    a.table_name as "tableName", a.row_id as "rowId", a.record, a.record_id as "recordId",
    ${shown(sql`coalesce(a.old, before.facts)`)} as old, ${shown(sql`a.new`)} as new, a.changed`,
  from: sql`trail a left join lateral (
    select coalesce(p.old, p.new) as facts from trail p
    where a.old is null and p.record = a.record and p.record_id = a.record_id and p.id < a.id and p.table_name = a.table_name
      and case
        when a.operation = 'submit' then p.operation = 'submit'
        when a.operation = 'create' and a.new ? 'valid' and not a.new ? 'version' then p.change_set = a.change_set
          and p.changed = array['valid'] and ${spell(sql`p.new`)} -|- ${spell(sql`a.new`)} and ${spell(sql`p.new`)} << ${spell(sql`a.new`)}
      end
    order by p.id desc limit 1) before on a.operation in ('create', 'submit')`,
}

export const entryOf = <Row extends Change>(row: Row): Row => ({ ...row, id: Number(row.id), at: new Date(row.at) })

/** The changes of a record, newest first. */
export async function listChanges(db: Db, record: string, recordId: string, most = 200): Promise<Change[]> {
  const found = await db.execute<Change>(sql`
    select ${told.columns} from ${told.from}
    where a.record = ${record} and a.record_id = ${recordId} and a.operation not in ('read', 'export')
    order by a.id desc limit ${most}`)
  return found.map(entryOf)
}

/** The time and signature of the last change. */
export async function lastChangeOf(db: Db, record: string, recordId: string) {
  const [last] = await db
    .select({ at: trail.at, office: trail.office })
    .from(trail)
    .where(and(eq(trail.record, record), eq(trail.recordId, recordId), isChange))
    .orderBy(desc(trail.id))
    .limit(1)
  return last ?? null
}

/**
 * The change set that inserted a record's own row; the latest one if there are several (an insertion that was undone
 * and redone).
 */
export async function findSetOf(db: Db, record: string, recordId: string): Promise<string | null> {
  const [found] = await db
    .select({ set: trail.changeSet })
    .from(trail)
    .where(
      and(
        eq(trail.record, record),
        eq(trail.recordId, recordId),
        eq(trail.rowId, recordId),
        sql`${trail.old} is null`,
        isChange,
      ),
    )
    .orderBy(desc(trail.id))
    .limit(1)
  return found?.set ?? null
}

/** Adds an entry that is no change of a row: the export of a list, or the reading of a person's page. */
export async function note(
  db: Db,
  operation: 'export' | 'read',
  record: string,
  recordId: string | null,
  details: object,
) {
  await db.execute(sql`select note(${operation}, ${record}, ${recordId}::uuid, ${JSON.stringify(details)}::jsonb)`)
}

/** Notes that a request of another origin was refused. */
export async function noteForeign(db: Db, method: string) {
  await db.execute(sql`select note_foreign(${method})`)
}

/**
 * The reason of the latest entry with this operation on a record, for those who may read it. Entries of former versions
 * have that of a retirement in a column.
 */
export async function findReasonOf(db: Db, operation: string, record: string, recordId: string) {
  const [found] = await db
    .select({ reason: sql<string | null>`coalesce(${trail.reason}, ${trail.new} ->> 'retired_reason')` })
    .from(trail)
    .where(and(eq(trail.record, record), eq(trail.recordId, recordId), eq(trail.operation, operation)))
    .orderBy(desc(trail.id))
    .limit(1)
  return found?.reason ?? null
}

export type ReadOfMe = { day: string; role: string; times: number }

/** On which days people in which roles looked at the actor's own person: no names, and no inspections. */
export const listReadsOfMe = (db: Db) => db.execute<ReadOfMe>(sql`select day::text, role, times from reads_of_me()`)
