import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { mayRevise } from '../access/rights'
import type { Db } from '../door/actor'
import { period } from '../period/record'
import { spellOn } from '../record/validity'
import { enterpriseFigures } from './record'

export async function findFigures(db: Db, id: string) {
  const [found] = await db
    .select({
      ...getTableColumns(enterpriseFigures),
      isLocked: sql<boolean>`${isShut(sql`${enterpriseFigures.periodId}`, sql`${enterpriseFigures.enterpriseId}`)}`,
      canEdit: mayRevise(enterpriseFigures),
    })
    .from(enterpriseFigures)
    .where(eq(enterpriseFigures.id, id))
  return found ?? null
}

/** The figures of an enterprise for a period, or null. */
export async function findFiguresOf(db: Db, enterpriseId: string, periodId: string) {
  const [found] = await db
    .select({ id: enterpriseFigures.id, retiredOn: enterpriseFigures.retiredOn })
    .from(enterpriseFigures)
    .where(and(eq(enterpriseFigures.enterpriseId, enterpriseId), eq(enterpriseFigures.periodId, periodId)))
  return found ?? null
}

/** SQL: the period is locked, and no reopening covers the enterprise today. */
export const isShut = (periodId: SQL, enterpriseId: SQL): SQL =>
  sql`(is_locked(${periodId}) and not is_reopened(${periodId}, null, ${enterpriseId}))`

export async function isPeriodLocked(db: Db, periodId: string, enterpriseId: string): Promise<boolean> {
  const [found] = await db
    .select({ isLocked: sql<boolean>`${isShut(sql`${period.id}`, sql`${enterpriseId}::uuid`)}` })
    .from(period)
    .where(eq(period.id, periodId))
  return found?.isLocked ?? true
}

/** The enterprises without figures for a period that requires them; see expected.sql. */
export const listMissingFigures = (db: Db, periodId: string) =>
  db.execute<{ id: string; name: string }>(sql`
    select x.enterprise_id as id, s.name from missing_figures x join period p on p.id = x.period_id
    join lateral (${spellOn('enterprise', sql`x.enterprise_id`, sql`p.ends_on`)}) s on true
    where x.period_id = ${periodId} order by s.name collate vi_natural`)
