import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../actor'
import type { assignedRole } from '../assignment/record'
import { folded } from '../columns'
import { type Asked, every, type Listed, listed, patternOf, window } from '../list'
import type { position } from '../mandate/record'
import { person } from '../person/record'
import { mayRevise } from '../rights'
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

export async function findAccount(db: Db, id: string) {
  const [found] = await db
    .select({ ...getTableColumns(account), personName: person.fullName, canEdit: mayRevise(account) })
    .from(account)
    .leftJoin(person, eq(person.id, account.personId))
    .where(and(eq(account.id, id), eq(account.kind, 'person')))
  return found ?? null
}

export type AccountRow = {
  id: string
  userName: string
  fullName: string
  roles: string[]
  positions: string[]
  lastSignIn: Date | null
  isDisabled: boolean
}
export type AccountFilter = { role?: string | undefined; state?: 'active' | 'disabled' | undefined }

const order: Record<string, SQL> = {
  userName: sql`a.user_name`,
  fullName: sql`a.full_name collate "vi-x-icu"`,
}

/** Accounts of people, with what they hold today. Rights are not asked here: the database adds them. */
export function listAccounts(db: Db, asked: Asked & AccountFilter): Promise<Listed<AccountRow>> {
  const direction = asked.descending ? sql`desc` : sql`asc`
  const matching = matchingAccounts(asked)
  return listed(
    db,
    sql`select a.id, a.user_name as "userName", a.full_name as "fullName", a.disabled_at is not null as "isDisabled",
        array(select distinct s.role::text from assignment s
          where s.account_id = a.id and s.valid @> (select today()) and s.retired_on is null) as roles,
        array(select distinct m.position::text from reporting_mandate m
          where m.person_id = a.person_id) as positions,
        (select max(started_at) from session where account_id = a.id) as "lastSignIn"
      ${matching} order by ${order[asked.sort] ?? order.fullName} ${direction}, a.id ${window(asked)}`,
    sql`select ${matching}`,
  )
}

function matchingAccounts({ text, role, state }: Asked & AccountFilter): SQL {
  const conditions = every([
    sql`a.kind = 'person' and a.retired_on is null`,
    text ? sql`${folded('a', 'full_name', 'user_name')} like ${patternOf(text)}` : undefined,
    role === 'secretary' ? sql`a.person_id is not null` : undefined,
    role && role !== 'secretary'
      ? sql`exists (select from assignment s where s.account_id = a.id and s.role = ${role}::assigned_role
          and s.valid @> (select today()) and s.retired_on is null)`
      : undefined,
    state === 'active' ? sql`a.disabled_at is null` : undefined,
    state === 'disabled' ? sql`a.disabled_at is not null` : undefined,
  ])
  return sql`from account a where ${conditions}`
}
