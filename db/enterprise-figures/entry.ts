import { type SQL, sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import type { Db } from '../door/actor'
import type { period } from '../period/record'
import { anyOf, every, isFound, type Listed, listed, withinUnit } from '../record/list'
import { joinUnitName } from '../unit/record'
import { isShut } from './queries'
import { enterpriseFigures, type FigureName, type Figures, figureNames, isMoney } from './record'

export type EntryAsked = {
  periodId: string
  unitId?: string | undefined
  text: string
  page: number
  rows: number
  /** Of the names of units. */
  locale?: Locale
}

export type EntryRow = Figures & {
  enterpriseId: string
  name: string
  taxCode: string | null
  unitName: string
  figuresId: string | null
  isRetired: boolean
  isLocked: boolean
  /** The last value of each figure before the period, and the period that it is of. */
  previous: Record<FigureName, Previous | null>
}

export type Previous = Pick<typeof period.$inferSelect, 'kind' | 'name' | 'startsOn'> & { value: number }

/** The enterprises whose figures of a period the actor may enter, with the saved figures and the last ones before. */
export function listEntryRows(db: Db, asked: EntryAsked): Promise<Listed<EntryRow>> {
  const rows = sql`
    select page.*, ${amounts}, f.id as "figuresId", f.retired_on is not null as "isRetired",
      ${isShut(sql`${asked.periodId}::uuid`, sql`page."enterpriseId"`)} as "isLocked",
      last.previous
    from (
      select e.id as "enterpriseId", s.name, e.tax_code as "taxCode", u.name as "unitName" ${matching(asked)}
      order by s.name collate vi_natural, e.id limit ${asked.rows} offset ${(asked.page - 1) * asked.rows}
    ) page
    left join enterprise_figures f on f.enterprise_id = page."enterpriseId" and f.period_id = ${asked.periodId}::uuid
    cross join lateral (${lastBefore(asked.periodId)}) last
    order by page.name collate vi_natural, page."enterpriseId"`
  return listed(db, rows, sql`select ${matching(asked)}`)
}

const matching = ({ periodId, unitId, text, locale }: EntryAsked): SQL => sql`
  from enterprise e join period p on p.id = ${periodId}::uuid
  join lateral (${lastStateIn('e', 'p')}) s on true
  ${joinUnitName(sql`e.unit_id`, { locale })}
  where ${every([
    sql`(e.retired_on is null or e.retired_on > p.ends_on)`,
    sql`e.unit_id in (select writable_units())`,
    unitId ? withinUnit(sql`e.unit_id`, unitId) : undefined,
    text ? isFound('enterprise', sql`e.id`, text) : undefined,
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

const amountOf = (name: FigureName): SQL => sql`f.${sql.identifier(enterpriseFigures[name].name)}::float8`
const amounts = sql.join(
  figureNames.map((name) => sql`${amountOf(name)} as ${sql.identifier(name)}`),
  sql`, `,
)

/**
 * SQL for the last known value of each figure of an enterprise, of a period that ended before. Amounts of money are sums
 * over a period, so that only periods of the same kind compare; counts compare with those of any kind.
 */
function lastBefore(periodId: string): SQL {
  const pairs = figureNames.map((name) => {
    const known = isMoney(name)
      ? sql`${amountOf(name)} is not null and b.kind = p.kind`
      : sql`${amountOf(name)} is not null`
    return sql`${sql.raw(`'${name}'`)}, (array_agg(json_build_object('value', ${amountOf(name)}, 'kind', b.kind,
      'name', b.name, 'startsOn', b.starts_on) order by b.ends_on desc, b.starts_on desc) filter (where ${known}))[1]`
  })
  return sql`
    select json_build_object(${sql.join(pairs, sql`, `)}) as previous
    from enterprise_figures f
    join period p on p.id = ${periodId}::uuid
    join period b on b.id = f.period_id and b.ends_on < p.ends_on and b.retired_on is null
    where f.enterprise_id = page."enterpriseId" and f.retired_on is null`
}

/** For each enterprise that the actor may read: whether its figures of a period may be written. */
export async function listEnterable(db: Db, periodId: string, enterpriseIds: string[]) {
  return await db.execute<{ id: string; isWritable: boolean; existed: boolean; isLocked: boolean }>(sql`
    select e.id, e.unit_id in (select writable_units()) as "isWritable",
      exists (${lastStateIn('e', 'p')}) and (e.retired_on is null or e.retired_on > p.ends_on) as existed, ${isShut(sql`p.id`, sql`e.id`)} as "isLocked"
    from enterprise e join period p on p.id = ${periodId}::uuid where e.id = ${anyOf(enterpriseIds)}`)
}
