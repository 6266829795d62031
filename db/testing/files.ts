import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { anyOf } from '../record/list'
import { plantPeriod } from './reports'

/** The tax code of the enterprise of each project. */
export async function taxCodesOfProjects(db: Db) {
  const found = await db.execute<{ id: string; taxCode: string | null }>(
    sql`select p.id, e.tax_code as "taxCode" from project p join enterprise e on e.id = p.enterprise_id`,
  )
  return new Map([...found].map(({ id, taxCode }) => [id, taxCode]))
}

/** The second quarter of 2024, with the yearly form. */
export const plantQuarter = (db: Db) =>
  plantPeriod(db, '2024-04-01', {
    kind: 'quarter',
    name: null,
    endsOn: '2024-06-30',
    cutOffOn: '2024-06-30',
    asksYearly: true,
  })

type Added = { closing: number; came: number; went: number }

/** Sums over what organisations reported for a period. */
export async function addedUp(db: Db, periodId: string, organisationIds: string[]): Promise<Added | undefined> {
  const [added] = await db.execute<Added>(sql`
    select sum(closing_total)::int as closing, sum(transferred_in)::int as came, sum(transferred_out)::int as went
    from member_report_version
    where state = 'confirmed' and period_id = ${periodId} and organisation_id = ${anyOf(organisationIds)}`)
  return added
}
