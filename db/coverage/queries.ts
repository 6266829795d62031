import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { mayRevise } from '../access/rights'
import type { Db } from '../door/actor'
import { dayOf } from '../record/list'
import { spellOn } from '../record/validity'
import { coverage } from './record'

export type Covered = {
  id: string
  organisationId: string
  enterpriseId: string
  organisationName: string
  enterpriseName: string
  taxCode: string | null
  valid: string
  isHost: boolean
  holds: boolean
  decision: string | null
}

const rows = (condition: SQL, day: string | undefined) => {
  const on = dayOf({ validOn: day })
  return sql`
    select c.id, c.organisation_id as "organisationId", c.enterprise_id as "enterpriseId", c.valid::text as valid,
      c.is_host as "isHost", c.valid @> ${on} as holds, e.tax_code as "taxCode", d.number as decision,
      o_state.name as "organisationName", e_state.name as "enterpriseName"
    from coverage c
    left join document d on d.id = c.document_id
    left join enterprise e on e.id = c.enterprise_id
    left join lateral (${spellOn('organisation', sql`c.organisation_id`, on)}) o_state on true
    left join lateral (${spellOn('enterprise', sql`c.enterprise_id`, on)}) e_state on true
    where ${condition} and c.retired_on is null
    order by c.valid @> ${on} desc, c.is_host desc, lower(c.valid) desc, e_state.name collate "vi-x-icu"`
}

/** Which enterprises an organisation serves and served, those of the day first. */
export const listEnterprisesCovered = (db: Db, organisationId: string, day?: string) =>
  db.execute<Covered>(rows(sql`c.organisation_id = ${organisationId}`, day))

/** Which organisations serve and served an enterprise, those of the day first. */
export const listOrganisationsCovering = (db: Db, enterpriseId: string, day?: string) =>
  db.execute<Covered>(rows(sql`c.enterprise_id = ${enterpriseId}`, day))

export async function findCoverage(db: Db, id: string) {
  const [found] = await db
    .select({
      ...getTableColumns(coverage),
      from: sql<string>`lower(${coverage.valid})::text`,
      to: sql<string | null>`(upper(${coverage.valid}) - 1)::text`,
      canEdit: mayRevise(coverage),
    })
    .from(coverage)
    .where(eq(coverage.id, id))
  return found ?? null
}
