import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import { mayRevise } from '../access/rights'
import { documents } from '../document/record'
import type { Db } from '../door/actor'
import { enterprises } from '../enterprise/record'
import { organisations } from '../organisation/record'
import { dayOf } from '../record/list'
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

const rows = (condition: SQL, day: string | undefined, locale: Locale = 'vi') => {
  const on = dayOf({ validOn: day })
  return sql`
    select c.id, c.organisation_id as "organisationId", c.enterprise_id as "enterpriseId", c.valid::text as valid,
      c.is_host as "isHost", c.valid @> ${on} as holds, e.tax_code as "taxCode",
      ${documents.referredName(sql`c.document_id`, locale)} as decision,
      ${organisations.referredName(sql`c.organisation_id`, locale, on)} as "organisationName", called as "enterpriseName"
    from coverage c
    left join enterprise e on e.id = c.enterprise_id
    cross join lateral (select ${enterprises.referredName(sql`c.enterprise_id`, locale, on)} as called) enterprise
    where ${condition} and c.retired_on is null
    order by c.valid @> ${on} desc, c.is_host desc, lower(c.valid) desc, called collate vi_natural`
}

/** The enterprises that an organisation covers or covered; those of the day first. */
export const listEnterprisesCovered = (db: Db, organisationId: string, day?: string, locale?: Locale) =>
  db.execute<Covered>(rows(sql`c.organisation_id = ${organisationId}`, day, locale))

/** The organisations that cover or covered an enterprise; those of the day first. */
export const listOrganisationsCovering = (db: Db, enterpriseId: string, day?: string, locale?: Locale) =>
  db.execute<Covered>(rows(sql`c.enterprise_id = ${enterpriseId}`, day, locale))

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
