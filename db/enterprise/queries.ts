import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import { mayRevise } from '../access/rights'
import type { Db } from '../door/actor'
import { patternOf } from '../record/list'
import { firstDayOf, holdsOn } from '../record/validity'
import { enterprise, enterpriseContact, enterpriseState } from './record'

/** An enterprise with its state on a day; null if it is absent or hidden by RLS. */
export async function findEnterprise(db: Db, id: string, day?: string) {
  const { id: _state, enterpriseId: _owner, valid, searchText: _search, ...state } = getTableColumns(enterpriseState)
  const [found] = await db
    .select({
      ...getTableColumns(enterprise),
      ...state,
      valid,
      /** The first day of its first state. */
      followedFrom: firstDayOf('enterprise', sql`${enterprise.id}`),
      canEdit: mayRevise(enterprise),
      /** The actor may read more than its public facts. */
      isWatched: sql<boolean>`${enterprise.unitId} in (select readable_units())`,
    })
    .from(enterprise)
    .innerJoin(enterpriseState, and(eq(enterpriseState.enterpriseId, enterprise.id), holdsOn(valid, day)))
    .where(eq(enterprise.id, id))
  return found ?? null
}

export type Enterprise = NonNullable<Awaited<ReturnType<typeof findEnterprise>>>

/** The states of an enterprise, newest first. */
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
 * Possible duplicates of an enterprise that is not yet registered, best first: the same tax code or address, or a
 * similar name without the legal form. Only those that the actor may read.
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

/** The enterprise with a tax code, if the actor may read it. */
export async function findHolderOf(db: Db, taxCode: string) {
  const [found] = await db.select({ id: enterprise.id }).from(enterprise).where(eq(enterprise.taxCode, taxCode))
  return found ?? null
}

/** The first enterprises that match a search text. */
export const suggestEnterprises = (db: Db, text: string) =>
  db.execute<{ value: string; label: string }>(sql`
    select e.id as value, s.name || coalesce(' – ' || e.tax_code, '') as label
    from enterprise_state s join enterprise e on e.id = s.enterprise_id
    where s.valid @> (select today()) and e.retired_on is null
      and ${text.trim() ? sql`e.id in (select enterprises_like(${patternOf(text)}))` : sql`true`}
    order by s.name collate "vi-x-icu" limit 10`)
