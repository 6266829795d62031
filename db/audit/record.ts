import { sql } from 'drizzle-orm'
import { bigint, customType, index, jsonb, pgTable, pgView, text, timestamp, uuid, varchar } from 'drizzle-orm/pg-core'

const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })

/** The audit trail. Only the functions of trigger.sql write it; the application reads `trail`. */
export const audit = pgTable(
  'audit',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    xid: xid8().notNull().default(sql`pg_current_xact_id()`),
    at: timestamp({ withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    actorId: uuid('actor_id'),
    sessionId: uuid('session_id'),
    /** Role and office of the actor at that time, as text, so that later changes of office do not change it. */
    office: varchar({ length: 300 }),
    onBehalfOf: uuid('on_behalf_of'),
    reason: varchar({ length: 500 }),
    requestId: uuid('request_id'),
    changeSet: uuid('change_set'),
    /** The change set that this one reverses. */
    undoes: uuid(),
    operation: varchar({ length: 30 }).notNull(),
    tableName: varchar('table_name', { length: 60 }).notNull(),
    rowId: uuid('row_id'),
    /** The record whose history shows this row: the enterprise of a contact, the organisation of a state. */
    record: varchar({ length: 60 }).notNull(),
    recordId: uuid('record_id'),
    old: jsonb(),
    new: jsonb(),
    changed: text().array(),
    /**
     * The text that is hashed when the trail is sealed. Stored, so that a later version of the program hashes the same.
     */
    canonical: text().notNull(),
  },
  (t) => [
    index('audit_record').on(t.record, t.recordId, t.id),
    index('audit_actor').on(t.actorId, t.id),
    index('audit_change_set').on(t.changeSet),
    index('audit_at').using('brin', t.at),
    index('audit_removed').on(t.tableName, t.rowId).where(sql`${t.operation} = 'remove'`),
  ],
)

/** What the actor may read of it: see trail.sql. */
export const trail = pgView('trail', {
  id: bigint({ mode: 'number' }).notNull(),
  at: timestamp({ withTimezone: true }).notNull(),
  actorId: uuid('actor_id'),
  office: varchar({ length: 300 }),
  reason: varchar({ length: 500 }),
  changeSet: uuid('change_set'),
  operation: varchar({ length: 30 }).notNull(),
  tableName: varchar('table_name', { length: 60 }).notNull(),
  rowId: uuid('row_id'),
  record: varchar({ length: 60 }).notNull(),
  recordId: uuid('record_id'),
  old: jsonb(),
  new: jsonb(),
}).existing()
