import { sql } from 'drizzle-orm'
import type { Db } from '../actor'

export type Reporter = { value: string; label: string }

/** Who may report for an organisation today: on whose behalf an officer enters. */
export const listReporters = (db: Db, organisationId: string) =>
  db.execute<Reporter>(sql`
    select distinct p.id as value, p.full_name as label from reporting_mandate m join person p on p.id = m.person_id
    where m.organisation_id = ${organisationId} order by p.full_name`)
