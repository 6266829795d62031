import { and, eq, type SQL, sql } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import type { Locale } from '../../core/locale'
import { ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { ruleOf } from '../door/constraints'
import { enterprises } from '../enterprise/record'
import { events } from '../event/record'
import { organisations } from '../organisation/record'
import type { period } from '../period/record'
import { retireRecord } from '../plain'
import { withdrawnOn } from '../record/columns'
import type { Described } from '../record/described'
import type { At, VersionedTable } from '../record/revise'
import { recordOf, records } from '../records'

type Retirable = VersionedTable & Record<'retiredOn', VersionedTable['id']>

/**
 * Withdraws an entry made in error: it counts as if it had never been, on every day. What belongs to it (`parent`) is
 * withdrawn with it, and an organisation's events in which no other took part.
 */
export async function withdrawRecord(db: Db, record: Described, at: At): Promise<Result<At>> {
  for (const part of partsOf(record)) {
    const owner = part.parent
    if (owner) await withdrawRows(db, part.table as unknown as Retirable, eq(owner, at.id))
  }
  if (record === organisations)
    await withdrawRows(
      db,
      events.table as unknown as Retirable,
      sql`${events.table.id} in (select events_alone(${at.id}))`,
    )
  return retireRecord(db, record, at, { on: withdrawnOn })
}

/** Restores a retired record, and what was withdrawn together with it. */
export async function restoreRecord(db: Db, record: Described, at: At): Promise<Result<At>> {
  const others = await db.execute<{ table: string; row: string }>(
    sql`select table_name as table, row_id as row from withdrawn_with(${record.code}, ${at.id})`,
  )
  const restored = await retireRecord(db, record, at, null)
  if (!restored.ok) return restored
  for (const { table, row } of others) {
    const other = recordOf(table)?.table as Retirable | undefined
    if (other) await setRetirement(db, other, and(eq(other.id, row), eq(other.retiredOn, withdrawnOn)), null)
  }
  return ok(restored.value)
}

/** The records whose rows belong to a record and can be retired. */
const partsOf = ({ table }: Described): Described[] =>
  records.filter((part) => part.parent && 'retiredOn' in part.table && refersTo(part.table, part.parent.name) === table)

const refersTo = (table: PgTable, column: string): PgTable | undefined =>
  getTableConfig(table)
    .foreignKeys.map((key) => key.reference())
    .find(({ columns }) => columns.length === 1 && columns[0]?.name === column)?.foreignTable

const withdrawRows = (db: Db, table: Retirable, which: SQL) =>
  setRetirement(db, table, sql`${which} and ${table.retiredOn} is null`, withdrawnOn)

const setRetirement = (db: Db, table: Retirable, which: SQL | undefined, retiredOn: string | null) =>
  db
    .update(table)
    .set({ retiredOn, version: sql`${table.version} + 1` } as object)
    .where(which)

/** What withdrawing or restoring a record changes in one locked period, and whether a reopening covers that. */
export type LockedChange = Pick<typeof period.$inferSelect, 'kind' | 'name' | 'startsOn'> & {
  periodId: string
  organisationId: string | null
  enterpriseId: string | null
  change: 'expected' | 'superior' | 'event' | 'split' | 'figures'
  about: string
  members: number | null
  isGranted: boolean
}

export type Withdrawal = {
  /** The key under `problem.invalid` of why it cannot be withdrawn; null if it can. */
  refusal: string | null
  changes: LockedChange[]
}

/** What stands against withdrawing or restoring a record, for its page. */
export async function findWithdrawal(db: Db, { code }: Described, id: string, locale: Locale): Promise<Withdrawal> {
  const [found] = await db.execute<{ refusal: string | null }>(
    sql`select withdrawal_refusal(${code}, ${id}) as refusal`,
  )
  const changes = await db.execute<LockedChange>(sql`
    select x.period_id as "periodId", x.organisation_id as "organisationId", x.enterprise_id as "enterpriseId", x.change,
      x.members, p.kind, p.name, p.starts_on::text as "startsOn",
      coalesce(${organisations.referredName(sql`x.organisation_id`, locale, sql`p.ends_on`)},
        ${enterprises.referredName(sql`x.enterprise_id`, locale, sql`p.ends_on`)}, '') as about,
      is_reopened(x.period_id, x.organisation_id, x.enterprise_id) as "isGranted"
    from locked_changes(${code}, ${id}) x join period p on p.id = x.period_id
    order by p.ends_on desc, p.starts_on desc, about`)
  return { refusal: ruleOf(found?.refusal ?? '')?.message.key ?? null, changes: [...changes] }
}

/** Whether the guards would let it through now. */
export const mayWithdraw = ({ refusal, changes }: Withdrawal): boolean =>
  refusal === null && changes.every(({ isGranted }) => isGranted)
