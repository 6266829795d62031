import { eq, getTableColumns, sql } from 'drizzle-orm'
import { mayRevise } from '../access/rights'
import type { Db } from '../door/actor'
import { affiliatedOrganisation } from './record'

/** An affiliated organisation with its first and last day. */
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
