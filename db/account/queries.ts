import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import { mayRevise } from '../access/rights'
import type { assignedRole } from '../assignment/record'
import type { Db } from '../door/actor'
import type { position } from '../mandate/record'
import { people } from '../person/record'
import { account } from './record'

type Held = { id: string; scope: string | null; valid: string }

/** What somebody may do today: assigned roles with their scope, and the mandates one reports by. */
export async function listOffices(db: Db, { accountId, personId }: { accountId: string; personId: string | null }) {
  const [roles, mandates] = await Promise.all([
    db.execute<Held & { role: (typeof assignedRole.enumValues)[number] }>(sql`
      select a.id, a.role, u.name as scope, a.valid::text from assignment a
      left join unit_state u on u.unit_id = a.unit_id and u.valid @> (select today())
      where a.account_id = ${accountId} and a.retired_on is null and a.valid @> (select today()) order by a.role`),
    db.execute<Held & { position: (typeof position.enumValues)[number] }>(sql`
      select m.id, m.position, s.name as scope, m.valid::text from reporting_mandate m
      join organisation_state s on s.organisation_id = m.organisation_id and s.valid @> (select today())
      where m.person_id = ${personId} order by m.position`),
  ])
  return { roles: [...roles], mandates: [...mandates] }
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

export async function findAccount(db: Db, id: string, locale: Locale = 'vi') {
  const [found] = await db
    .select({
      ...getTableColumns(account),
      personName: sql<string | null>`${people.referredName(sql`${account.personId}`, locale)}`,
      canEdit: mayRevise(account),
    })
    .from(account)
    .where(and(eq(account.id, id), eq(account.kind, 'person')))
  return found ?? null
}
