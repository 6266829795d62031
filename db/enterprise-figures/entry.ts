import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { anyOf, every, type Listed, listed, patternOf, withinUnit } from '../record/list'
import { isShut } from './queries'
import { enterpriseFigures, type Figures, figureNames } from './record'

export type EntryAsked = {
  periodId: string
  /** The period of the comparison columns. */
  previousId: string | null
  unitId?: string | undefined
  text: string
  page: number
  rows: number
}

export type EntryRow = Figures & {
  enterpriseId: string
  name: string
  taxCode: string | null
  unitName: string
  figuresId: string | null
  isRetired: boolean
  isLocked: boolean
  previous: Figures
}

/**
 * The enterprises whose figures of a period the actor may enter, with the saved figures and those of the comparison
 * period.
 */
export function listEntryRows(db: Db, asked: EntryAsked): Promise<Listed<EntryRow>> {
  const rows = sql`
    select page.*, ${amountsOf('f')}, f.id as "figuresId", f.retired_on is not null as "isRetired",
      ${isShut(sql`${asked.periodId}::uuid`, sql`page."enterpriseId"`)} as "isLocked",
      json_build_object(${pairsOf('b')}) as previous
    from (
      select e.id as "enterpriseId", s.name, e.tax_code as "taxCode", u.name as "unitName" ${matching(asked)}
      order by s.name collate "vi-x-icu", e.id limit ${asked.rows} offset ${(asked.page - 1) * asked.rows}
    ) page
    left join enterprise_figures f on f.enterprise_id = page."enterpriseId" and f.period_id = ${asked.periodId}::uuid
    left join enterprise_figures b on b.enterprise_id = page."enterpriseId" and b.period_id = ${asked.previousId}::uuid
      and b.retired_on is null
    order by page.name collate "vi-x-icu", page."enterpriseId"`
  return listed(db, rows, sql`select ${matching(asked)}`)
}

const matching = ({ periodId, unitId, text }: EntryAsked): SQL => sql`
  from enterprise e join period p on p.id = ${periodId}::uuid
  join lateral (${lastStateIn('e', 'p')}) s on true
  left join unit_state u on u.unit_id = e.unit_id and u.valid @> p.ends_on
  where ${every([
    sql`e.retired_on is null`,
    sql`e.unit_id in (select writable_units())`,
    unitId ? withinUnit(sql`e.unit_id`, unitId) : undefined,
    text ? sql`e.id in (select enterprises_like(${patternOf(text)}))` : undefined,
  ])}`

/**
 * SQL for the last state of an enterprise within a period, closed ones left out; no row if it did not exist in the
 * period.
 */
const lastStateIn = (e: string, p: string): SQL => sql`
  select s.name from enterprise_state s
  where s.enterprise_id = ${sql.raw(e)}.id and s.valid && daterange(${sql.raw(p)}.starts_on, ${sql.raw(p)}.ends_on, '[]')
    and s.standing not in ('closed', 'bankrupt', 'revoked')
  order by lower(s.valid) desc nulls last limit 1`

const columns = figureNames.map((name) => ({ name, column: enterpriseFigures[name].name }))
const amountOf = (alias: string, column: string): SQL => sql`${sql.identifier(alias)}.${sql.identifier(column)}::float8`
const amountsOf = (alias: string): SQL =>
  sql.join(
    columns.map(({ name, column }) => sql`${amountOf(alias, column)} as ${sql.identifier(name)}`),
    sql`, `,
  )
const pairsOf = (alias: string): SQL =>
  sql.join(
    columns.map(({ name, column }) => sql`${sql.raw(`'${name}'`)}, ${amountOf(alias, column)}`),
    sql`, `,
  )

/** For each enterprise that the actor may read: whether its figures of a period may be written. */
export async function listEnterable(db: Db, periodId: string, enterpriseIds: string[]) {
  return await db.execute<{ id: string; isWritable: boolean; existed: boolean; isLocked: boolean }>(sql`
    select e.id, e.unit_id in (select writable_units()) as "isWritable",
      exists (${lastStateIn('e', 'p')}) and e.retired_on is null as existed, ${isShut(sql`p.id`, sql`e.id`)} as "isLocked"
    from enterprise e join period p on p.id = ${periodId}::uuid where e.id = ${anyOf(enterpriseIds)}`)
}

/** The period of the same kind before this one. */
export async function findPeriodBefore(db: Db, periodId: string) {
  const [found] = await db.execute<{ id: string; kind: PeriodKind; name: string | null; startsOn: string }>(sql`
    select b.id, b.kind, b.name, b.starts_on as "startsOn" from period p
    join period b on b.kind = p.kind and b.ends_on < p.starts_on and b.retired_on is null
    where p.id = ${periodId}::uuid order by b.ends_on desc limit 1`)
  return found ?? null
}

type PeriodKind = 'month' | 'quarter' | 'half_year' | 'year' | 'ad_hoc'
