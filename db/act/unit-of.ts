import { eq } from 'drizzle-orm'
import type { Db } from '../actor'
import { organisation } from '../organisation/record'

/** The unit in charge of an organisation, where papers about it are kept; undefined when it is out of sight. */
export async function findUnitOf(db: Db, organisationId: string): Promise<string | undefined> {
  const [found] = await db
    .select({ unitId: organisation.unitId })
    .from(organisation)
    .where(eq(organisation.id, organisationId))
  return found?.unitId
}
