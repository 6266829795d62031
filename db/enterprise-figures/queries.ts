import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../actor'
import { type Asked, every, fieldsFrom, type Listed, listed, patternOf, window } from '../list'
import { period } from '../period/record'
import { mayRevise } from '../rights'
import { spellOn } from '../validity'
import { type EnterpriseFiguresInput, enterpriseFigures } from './record'

export type FiguresFilter = {
  periodId?: string | undefined
  enterpriseId?: string | undefined
  unitId?: string | undefined
}

type Period = Pick<typeof period.$inferSelect, 'kind' | 'name' | 'startsOn'>
export type FiguresRow = EnterpriseFiguresInput & {
  id: string
  enterpriseName: string | null
  taxCode: string | null
  period: Period
}

const sortable: Record<string, SQL> = {
  period: sql`p.ends_on`,
  enterprise: sql`s.name collate "vi-x-icu"`,
  workers: sql`f.workers`,
}

export function listFigures(db: Db, asked: Asked & FiguresFilter): Promise<Listed<FiguresRow>> {
  return listed(db, figuresRows(asked, window(asked)), sql`select ${matching(asked)}`)
}

/** Figures with the name their enterprise had when the period ended; what was not reported comes last. */
export function figuresRows(asked: Asked & FiguresFilter, part: SQL = sql``): SQL {
  const direction = asked.descending ? sql`desc nulls last` : sql`asc nulls last`
  return sql`
    select ${fieldsFrom('f', enterpriseFigures)}, s.name as "enterpriseName", e.tax_code as "taxCode",
      f.revenue_vnd::float8 as "revenueVnd", f.exports_usd::float8 as "exportsUsd",
      f.imports_usd::float8 as "importsUsd", f.tax_paid_vnd::float8 as "taxPaidVnd",
      json_build_object('kind', p.kind, 'name', p.name, 'startsOn', p.starts_on) as period
    ${matching(asked)}
    order by ${sortable[asked.sort] ?? sortable.period} ${direction}, s.name collate "vi-x-icu", f.id ${part}`
}

const matching = (asked: Asked & FiguresFilter): SQL => sql`
  from enterprise_figures f join period p on p.id = f.period_id join enterprise e on e.id = f.enterprise_id
  left join enterprise_state s on s.enterprise_id = e.id and s.valid @> p.ends_on
  where ${every([
    sql`f.retired_on is null`,
    asked.periodId ? sql`f.period_id = ${asked.periodId}::uuid` : undefined,
    asked.enterpriseId ? sql`f.enterprise_id = ${asked.enterpriseId}::uuid` : undefined,
    asked.unitId ? sql`e.unit_id in (select units_below(${asked.unitId}::uuid))` : undefined,
    asked.text ? sql`f.enterprise_id in (select enterprises_like(${patternOf(asked.text)}))` : undefined,
  ])}`

export async function findFigures(db: Db, id: string) {
  const [found] = await db
    .select({
      ...getTableColumns(enterpriseFigures),
      period: { kind: period.kind, name: period.name, startsOn: period.startsOn },
      isLocked: sql<boolean>`${isShut(sql`${period.id}`, sql`${enterpriseFigures.enterpriseId}`)}`,
      canEdit: mayRevise(enterpriseFigures),
    })
    .from(enterpriseFigures)
    .innerJoin(period, eq(period.id, enterpriseFigures.periodId))
    .where(eq(enterpriseFigures.id, id))
  return found ?? null
}

/** The figures an enterprise has for a period: one row, or none yet. */
export async function findFiguresOf(db: Db, enterpriseId: string, periodId: string) {
  const [found] = await db
    .select({ id: enterpriseFigures.id, retiredOn: enterpriseFigures.retiredOn })
    .from(enterpriseFigures)
    .where(and(eq(enterpriseFigures.enterpriseId, enterpriseId), eq(enterpriseFigures.periodId, periodId)))
  return found ?? null
}

/** SQL for "the period is locked, and nothing opens it to this enterprise today". */
export const isShut = (periodId: SQL, enterpriseId: SQL): SQL =>
  sql`(is_locked(${periodId}) and covering_grant(${periodId}, null, ${enterpriseId}) is null)`

export async function isPeriodLocked(db: Db, periodId: string, enterpriseId: string): Promise<boolean> {
  const [found] = await db
    .select({ isLocked: sql<boolean>`${isShut(sql`${period.id}`, sql`${enterpriseId}::uuid`)}` })
    .from(period)
    .where(eq(period.id, periodId))
  return found?.isLocked ?? true
}

/** Enterprises that a period asks for figures and has none of; see expected.sql. */
export const listMissingFigures = (db: Db, periodId: string) =>
  db.execute<{ id: string; name: string }>(sql`
    select x.enterprise_id as id, s.name from missing_figures x join period p on p.id = x.period_id
    join lateral (${spellOn('enterprise', sql`x.enterprise_id`, sql`p.ends_on`)}) s on true
    where x.period_id = ${periodId} order by s.name collate "vi-x-icu"`)
