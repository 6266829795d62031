import { sql } from 'drizzle-orm'
import type { Db } from '../actor'

/** Chỉ tiêu giao: how many an organisation is to admit in a year, or without one the whole zone; null when none was set. */
export async function findTarget(db: Db, year: number, organisationId: string | null): Promise<number | null> {
  const [found] = await db.execute<{ admissions: number }>(sql`
    select admissions from target
    where year = ${year} and organisation_id is not distinct from ${organisationId}::uuid and retired_on is null`)
  return found?.admissions ?? null
}
