import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../actor'
import { type Asked, dayOf, every, fieldsFrom, type Listed, listed, patternOf, window } from '../list'
import { mayRevise } from '../rights'
import { type AffiliatedOrganisationInput, affiliatedOrganisation } from './record'

export type AffiliatedFilter = {
  kind?: string | undefined
  unitId?: string | undefined
  enterpriseId?: string | undefined
  followed?: 'no' | undefined
}

export type AffiliatedRow = AffiliatedOrganisationInput & { id: string; valid: string; enterpriseName: string | null }

const sortable: Record<string, SQL> = {
  name: sql`a.name collate "vi-x-icu"`,
  kind: sql`a.kind`,
  enterprise: sql`s.name collate "vi-x-icu"`,
  members: sql`a.members`,
}

/** Organisations that existed in enterprises on a day. */
export function listAffiliatedOrganisations(db: Db, asked: Asked & AffiliatedFilter): Promise<Listed<AffiliatedRow>> {
  return listed(db, affiliatedRows(asked, window(asked)), sql`select ${matching(asked)}`)
}

export function affiliatedRows(asked: Asked & AffiliatedFilter, part: SQL = sql``): SQL {
  const direction = asked.descending ? sql`desc nulls last` : sql`asc nulls last`
  return sql`
    select ${fieldsFrom('a', affiliatedOrganisation)},
      s.name as "enterpriseName"
    ${matching(asked)}
    order by ${sortable[asked.sort] ?? sortable.enterprise} ${direction}, a.kind, a.id ${part}`
}

const matching = (asked: Asked & AffiliatedFilter): SQL => sql`
  from affiliated_organisation a join enterprise e on e.id = a.enterprise_id
  left join enterprise_state s on s.enterprise_id = e.id and s.valid @> ${dayOf(asked)}
  where ${every([
    asked.followed === 'no'
      ? sql`a.retired_on is not null`
      : sql`(a.retired_on is null or a.retired_on > ${dayOf(asked)})`,
    sql`a.valid @> ${dayOf(asked)}`,
    asked.kind ? sql`a.kind = ${asked.kind}::affiliated_kind` : undefined,
    asked.unitId ? sql`e.unit_id in (select units_below(${asked.unitId}::uuid))` : undefined,
    asked.enterpriseId ? sql`a.enterprise_id = ${asked.enterpriseId}::uuid` : undefined,
    asked.text ? sql`a.enterprise_id in (select enterprises_like(${patternOf(asked.text)}))` : undefined,
  ])}`

export async function findAffiliated(db: Db, id: string) {
  const [found] = await db
    .select({
      ...getTableColumns(affiliatedOrganisation),
      foundedOn: sql<string>`lower(${affiliatedOrganisation.valid})::text`,
      endedOn: sql<string | null>`(upper(${affiliatedOrganisation.valid}) - 1)::text`,
      canEdit: mayRevise(affiliatedOrganisation),
    })
    .from(affiliatedOrganisation)
    .where(eq(affiliatedOrganisation.id, id))
  return found ?? null
}
