import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../actor'
import {
  type Asked,
  anyOf,
  dayOf,
  every,
  fieldsFrom,
  type Listed,
  listed,
  patternOf,
  window,
  withinUnit,
} from '../list'
import { mayRevise } from '../rights'
import { holdsOn } from '../validity'
import { type EnterpriseInput, enterprise, enterpriseContact, enterpriseState } from './record'

export type EnterpriseFilter = {
  unitId?: string | undefined
  ownership?: string | undefined
  standing?: string | undefined
  hasOrganisation?: 'yes' | 'no' | undefined
  country?: string | undefined
  review?: 'tax-code' | undefined
  followed?: 'no' | undefined
}

/** Every field of the record, so that a list or an export can show any of them, and what hangs on it. */
export type EnterpriseRow = EnterpriseInput & {
  id: string
  unitName: string
  /** Their names, the one that sits in the enterprise first. */
  organisations: string[]
  workers: number | null
}

const sortable: Record<string, SQL> = {
  name: sql`s.name collate "vi-x-icu"`,
  taxCode: sql`e.tax_code`,
  ownership: sql`s.ownership`,
  standing: sql`s.standing`,
}

/** Enterprises as they stood on a day. Rights are not asked here: the database adds them. */
export function listEnterprises(db: Db, asked: Asked & EnterpriseFilter): Promise<Listed<EnterpriseRow>> {
  return listed(db, enterpriseRows(asked, window(asked)), sql`select ${matching(asked)}`)
}

/** The rows of a list, all of them or a window of them, as one statement. */
export function enterpriseRows(asked: Asked & EnterpriseFilter, part: SQL = sql``): SQL {
  const day = dayOf(asked)
  const order = sortable[asked.sort] ?? sortable.name
  const direction = asked.descending ? sql`desc` : sql`asc`
  return sql`
    select page.*, u.name as "unitName",
      array(select os.name from coverage c
        join organisation_state os on os.organisation_id = c.organisation_id and os.valid @> ${day}
        where c.enterprise_id = page.id and c.valid @> ${day} and c.retired_on is null
        order by c.is_host desc, os.name) as organisations,
      (select f.workers from enterprise_figures f join period p on p.id = f.period_id
        where f.enterprise_id = page.id and p.ends_on <= ${day} and f.retired_on is null
        order by p.ends_on desc limit 1) as workers
    from (
      select ${fieldsFrom('s', enterpriseState)}, ${fieldsFrom('e', enterprise)}, ${order} as place
      ${matching(asked)}
      order by ${order} ${direction}, e.id ${part}
    ) page
    left join unit_state u on u.unit_id = page."unitId" and u.valid @> ${day}
    order by page.place ${direction}, page.id`
}

/** One filter for the rows, their count and their export: they cannot disagree. */
function matching(asked: Asked & EnterpriseFilter): SQL {
  const day = dayOf(asked)
  const covered = sql`exists (select from coverage c where c.enterprise_id = e.id and c.valid @> ${day} and c.retired_on is null)`
  const conditions = every([
    asked.followed === 'no' ? sql`e.retired_on <= ${day}` : sql`(e.retired_on is null or e.retired_on > ${day})`,
    sql`s.valid @> ${day}`,
    asked.text ? sql`e.id in (select enterprises_like(${patternOf(asked.text)}))` : undefined,
    asked.unitId ? withinUnit(sql`e.unit_id`, asked.unitId) : undefined,
    asked.ownership === 'non_state' ? sql`s.ownership <> 'state'` : undefined,
    asked.ownership && asked.ownership !== 'non_state' ? sql`s.ownership = ${asked.ownership}::ownership` : undefined,
    asked.standing ? sql`s.standing = ${asked.standing}::enterprise_standing` : undefined,
    asked.hasOrganisation === 'yes' ? covered : undefined,
    asked.hasOrganisation === 'no' ? sql`not ${covered}` : undefined,
    asked.country ? sql`e.investor_countries @> array[${asked.country}]` : undefined,
    asked.review === 'tax-code' ? sql`e.tax_code_reason is not null` : undefined,
  ])
  return sql`from enterprise_state s join enterprise e on e.id = s.enterprise_id where ${conditions}`
}

/** An enterprise with what held on a day, or null: absent and out of sight are the same answer. */
export async function findEnterprise(db: Db, id: string, day?: string) {
  const { id: _state, enterpriseId: _owner, valid, searchText: _search, ...state } = getTableColumns(enterpriseState)
  const [found] = await db
    .select({
      ...getTableColumns(enterprise),
      ...state,
      valid,
      canEdit: mayRevise(enterprise),
      /** More than the public facts is shown. */
      isWatched: sql<boolean>`${enterprise.unitId} in (select readable_units())`,
    })
    .from(enterprise)
    .innerJoin(enterpriseState, and(eq(enterpriseState.enterpriseId, enterprise.id), holdsOn(valid, day)))
    .where(eq(enterprise.id, id))
  return found ?? null
}

export type Enterprise = NonNullable<Awaited<ReturnType<typeof findEnterprise>>>

/** What an enterprise was from when to when, newest first. */
export function listEnterpriseStates(db: Db, enterpriseId: string) {
  return db
    .select({
      ...getTableColumns(enterpriseState),
      from: sql<string | null>`lower(${enterpriseState.valid})::text`,
      to: sql<string | null>`(upper(${enterpriseState.valid}) - 1)::text`,
    })
    .from(enterpriseState)
    .where(eq(enterpriseState.enterpriseId, enterpriseId))
    .orderBy(sql`lower(${enterpriseState.valid}) desc`)
}

export async function findEnterpriseContact(db: Db, enterpriseId: string) {
  const [found] = await db.select().from(enterpriseContact).where(eq(enterpriseContact.enterpriseId, enterpriseId))
  return found ?? null
}

export type Likeness = { id: string; name: string; taxCode: string | null; unitName: string; likeness: number }

type Described = { name: string; taxCode?: string | null | undefined; address?: string | null | undefined }

/**
 * Enterprises that may be the one about to be registered: the same tax code or address, or a name alike once
 * its legal form is left out, best first. Only those the actor may see.
 */
export function listLikeEnterprises(db: Db, { name, taxCode = null, address = null }: Described) {
  return db.execute<Likeness>(sql`
    select e.id, s.name, e.tax_code as "taxCode", u.name as "unitName", like_e.likeness
    from enterprises_alike(${name}, ${taxCode}, ${address}) like_e
    join enterprise e on e.id = like_e.id
    join enterprise_state s on s.enterprise_id = e.id and s.valid @> (select today())
    left join unit_state u on u.unit_id = e.unit_id and u.valid @> (select today())
    where e.retired_on is null
    order by like_e.likeness desc, s.name limit 5`)
}

/** The enterprise that has a tax code, as far as the actor may see it. */
export async function findHolderOf(db: Db, taxCode: string) {
  const [found] = await db.execute<{ id: string; name: string }>(sql`
    select e.id, s.name from enterprise e join enterprise_state s on s.enterprise_id = e.id
    where e.tax_code = ${taxCode} order by lower(s.valid) desc limit 1`)
  return found ?? null
}

/** An enterprise as a form names it. */
export async function findEnterpriseChoice(db: Db, id: string | undefined) {
  if (!id) return undefined
  const [found] = await db.execute<{ value: string; label: string }>(sql`
    select enterprise_id as value, name as label from enterprise_state
    where enterprise_id = ${id}::uuid order by valid @> (select today()) desc, lower(valid) desc limit 1`)
  return found
}

/** The first few enterprises that fit a text, for a field that refers to one. */
export const suggestEnterprises = (db: Db, text: string) =>
  db.execute<{ value: string; label: string }>(sql`
    select e.id as value, s.name || coalesce(' – ' || e.tax_code, '') as label
    from enterprise_state s join enterprise e on e.id = s.enterprise_id
    where s.valid @> (select today()) and e.retired_on is null
      and ${text.trim() ? sql`e.id in (select enterprises_like(${patternOf(text)}))` : sql`true`}
    order by s.name collate "vi-x-icu" limit 10`)

/** What ids of enterprises stand for, today or last. */
export const listEnterpriseNames = (db: Db, ids: string[]) =>
  db.execute<{ value: string; label: string }>(sql`
    select distinct on (enterprise_id) enterprise_id as value, name as label from enterprise_state
    where enterprise_id = ${anyOf(ids)}
    order by enterprise_id, valid @> (select today()) desc, lower(valid) desc`)
