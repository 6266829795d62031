import { and, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../actor'
import { assignment } from '../assignment/record'
import { mandate } from '../mandate/record'
import { organisationState } from '../organisation/record'
import { person } from '../person/record'
import { mayRevise } from '../rights'
import { unitState } from '../unit/record'
import { account } from './record'

/** The positions by which one reports. */
export const reporting = [
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
      .leftJoin(unitState, and(eq(unitState.unitId, assignment.unitId), sql`${unitState.valid} @> (select today())`))
      .where(
        and(
          eq(assignment.accountId, accountId),
          isNull(assignment.retiredOn),
          sql`${assignment.valid} @> (select today())`,
        ),
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
              sql`${organisationState.valid} @> (select today())`,
            ),
          )
          .where(
            and(
              eq(mandate.personId, personId),
              isNull(mandate.retiredOn),
              inArray(mandate.position, reporting),
              sql`${mandate.valid} @> (select today())`,
            ),
          )
          .orderBy(mandate.position),
  ])
  return { roles, mandates }
}

export type Offices = Awaited<ReturnType<typeof listOffices>>

/** The account of whoever asks. */
export async function findOwnAccount(db: Db) {
  const [own] = await db
    .select({ id: account.id, userName: account.userName, fullName: account.fullName, language: account.language })
    .from(account)
    .where(eq(account.id, sql`actor_id()`))
  if (!own) throw new Error('db/account: whoever asks has no account')
  return own
}

export async function findAccount(db: Db, id: string) {
  const [found] = await db
    .select({ ...getTableColumns(account), personName: person.fullName, canEdit: mayRevise(account) })
    .from(account)
    .leftJoin(person, eq(person.id, account.personId))
    .where(and(eq(account.id, id), eq(account.kind, 'person')))
  return found ?? null
}
