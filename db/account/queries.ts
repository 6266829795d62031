import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../actor'
import { assignment } from '../assignment/record'
import { mandate } from '../mandate/record'
import { organisationState } from '../organisation/record'
import { unitState } from '../unit/record'

const reporting = [
  'secretary',
  'standing_deputy_secretary',
  'deputy_secretary',
  'acting_in_charge',
  'reporter',
] as const

/** What somebody may do today: assigned roles with their scope, and the mandates one reports by. */
export async function listOffices(db: Db, { accountId, personId }: { accountId: string; personId: string | null }) {
  const [roles, mandates] = await Promise.all([
    db
      .select({ id: assignment.id, role: assignment.role, scope: unitState.name, valid: assignment.valid })
      .from(assignment)
      .leftJoin(unitState, and(eq(unitState.unitId, assignment.unitId), sql`${unitState.valid} @> today()`))
      .where(
        and(eq(assignment.accountId, accountId), isNull(assignment.retiredOn), sql`${assignment.valid} @> today()`),
      )
      .orderBy(assignment.role),
    personId === null
      ? []
      : db
          .select({ id: mandate.id, position: mandate.position, scope: organisationState.name, valid: mandate.valid })
          .from(mandate)
          .innerJoin(
            organisationState,
            and(
              eq(organisationState.organisationId, mandate.organisationId),
              sql`${organisationState.valid} @> today()`,
            ),
          )
          .where(
            and(
              eq(mandate.personId, personId),
              isNull(mandate.retiredOn),
              inArray(mandate.position, reporting),
              sql`${mandate.valid} @> today()`,
            ),
          )
          .orderBy(mandate.position),
  ])
  return { roles, mandates }
}

export type Offices = Awaited<ReturnType<typeof listOffices>>
