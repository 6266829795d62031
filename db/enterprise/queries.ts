import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import { mayRevise } from '../access/rights'
import type { Db } from '../door/actor'
import { mostNamed, type Sign } from '../record/signs'
import { suggestIn } from '../record/suggest'
import { firstDayOf, holdsOn } from '../record/validity'
import { joinUnitName } from '../unit/record'
import { enterprise, enterpriseContact, enterpriseNote, enterpriseState } from './record'

/** An enterprise with its state on a day; null if it is absent or hidden by RLS. */
export async function findEnterprise(db: Db, id: string, day?: string) {
  const { id: _state, enterpriseId: _owner, valid, ...state } = getTableColumns(enterpriseState)
  const { id: _note, enterpriseId: _noted, ...note } = getTableColumns(enterpriseNote)
  const [found] = await db
    .select({
      ...getTableColumns(enterprise),
      ...state,
      ...note,
      valid,
      /** The first day of its first state. */
      followedFrom: firstDayOf('enterprise', sql`${enterprise.id}`),
      canEdit: mayRevise(enterprise),
      /** The actor may read more than its public facts. */
      isWatched: sql<boolean>`${enterprise.unitId} in (select readable_units())`,
    })
    .from(enterprise)
    .innerJoin(enterpriseState, and(eq(enterpriseState.enterpriseId, enterprise.id), holdsOn(valid, day)))
    .leftJoin(enterpriseNote, eq(enterpriseNote.enterpriseId, enterprise.id))
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

/** An enterprise that may be registered already; `key` is the caller's, by which the answers are told apart. */
export type AskedEnterprise = {
  key: string
  name?: string | null | undefined
  nameForeign?: string | null | undefined
  taxCode?: string | null | undefined
  address?: string | null | undefined
}

export type LikeEnterprise = {
  key: string
  id: string
  name: string
  taxCode: string | null
  unitName: string | null
  /** From 0 to 1. */
  likeness: number
  /** The strongest first. */
  why: Sign[]
}

/**
 * The enterprises that may be those asked for, up to five for each, most alike first: only those that the actor may
 * read and that are followed.
 */
export function listLikeEnterprises(db: Db, asked: AskedEnterprise[]) {
  return db.execute<LikeEnterprise>(sql`
    select * from (
      select alike.key, e.id, s.name, e.tax_code as "taxCode", u.name as "unitName", alike.likeness, alike.why,
        row_number() over (partition by alike.key order by alike.likeness desc, s.name, e.id) as place
      from enterprises_alike(${JSON.stringify(asked)}::text::jsonb) alike
      join enterprise e on e.id = alike.id
      join enterprise_state s on s.enterprise_id = e.id and s.valid @> (select today())
      ${joinUnitName(sql`e.unit_id`)}
      where e.retired_on is null
    ) ranked where place <= ${mostNamed} order by key, place`)
}

/** The enterprise with a tax code, if the actor may read it. */
export async function findHolderOf(db: Db, taxCode: string) {
  const [found] = await db.select({ id: enterprise.id }).from(enterprise).where(eq(enterprise.taxCode, taxCode))
  return found ?? null
}

/** The enterprises of today that a search text finds. */
export const suggestEnterprises = (db: Db, text: string) =>
  suggestIn(
    db,
    {
      record: 'enterprise',
      from: sql`enterprise_state s join enterprise e on e.id = s.enterprise_id`,
      id: sql`e.id`,
      label: sql`s.name || coalesce(' – ' || e.tax_code, '')`,
      holds: sql`s.valid @> (select today()) and e.retired_on is null`,
      order: sql`s.name collate vi_natural`,
    },
    text,
  )
