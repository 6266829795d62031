import { eq, getTableColumns, sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { fieldsFrom } from '../record/list'
import { spellOn } from '../record/validity'
import { type PeriodInput, period } from './record'
import { standingOf } from './standing'

export type PeriodRow = PeriodInput & { id: string; lockedAt: Date | null }

export async function findPeriod(db: Db, id: string) {
  const [found] = await db
    .select({
      ...getTableColumns(period),
      canEdit: sql<boolean>`may_keep_periods() and ${period.lockedAt} is null and ${period.retiredOn} is null`,
      canLock: sql<boolean>`may_lock() and ${period.lockedAt} is null and ${period.retiredOn} is null
        and ${period.startsOn} <= (select today())`,
      standing: standingOf(period),
      hasBegun: sql<boolean>`${period.startsOn} <= (select today())`,
      lockedByName: sql<string | null>`name_of_account(${period.lockedBy})`,
    })
    .from(period)
    .where(eq(period.id, id))
  return found ?? null
}

/** Periods that have begun, latest first. */
export const listBegunPeriods = (db: Db) =>
  db.execute<PeriodRow>(sql`
    select ${fieldsFrom('p', period)} from period p
    where p.retired_on is null and p.starts_on <= (select today())
    order by p.ends_on desc, p.starts_on desc, p.kind`)

/** Periods that have begun and ask for enterprise figures, latest first. */
export const listFiguresPeriods = async (db: Db) => [...(await listBegunPeriods(db))].filter((one) => one.asksFigures)

/** Locked periods, latest first. */
export const listLockedPeriods = (db: Db) =>
  db.execute<PeriodRow>(sql`
    select ${fieldsFrom('p', period)} from period p where p.retired_on is null and p.locked_at is not null
    order by p.ends_on desc, p.starts_on desc, p.kind`)

/** The calendar periods in the register, as "<kind> <first day>": "quarter 2026-10-01". */
export async function listOpened(db: Db): Promise<Set<string>> {
  const found = await db.execute<{ known: string }>(
    sql`select kind || ' ' || starts_on as known from period where kind <> 'ad_hoc' and retired_on is null`,
  )
  return new Set(found.map(({ known }) => known))
}

export type Missing = { id: string; record: 'organisation' | 'enterprise'; name: string }

/** The missing organisations and enterprises at the time of the lock that the actor may read, by name. */
export const listMissingAtLock = (db: Db, id: string) =>
  db.execute<Missing>(sql`
    select missing.id, named.record, named.name
    from period p cross join unnest(p.missing_at_lock) missing(id)
    join lateral (
      select 'organisation' as record, o.name from (${spellOn('organisation', sql`missing.id`)}) o
      union all select 'enterprise', e.name from (${spellOn('enterprise', sql`missing.id`)}) e
    ) named on true
    where p.id = ${id} order by named.record desc, named.name collate vi_natural`)

/** The number of missing reports and figures now, including those that the actor may not read; 0 for those who may not lock. */
export async function countMissing(db: Db, id: string): Promise<number> {
  const [found] = await db.execute<{ count: number }>(sql`select count_missing(${id}::uuid) as count`)
  return found?.count ?? 0
}
