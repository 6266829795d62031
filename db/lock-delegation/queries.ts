import { sql } from 'drizzle-orm'
import { mayRevise } from '../access/rights'
import type { Db } from '../door/actor'
import { lockDelegation } from './record'

export type Delegation = {
  id: string
  version: number
  accountId: string
  name: string
  from: string
  lastDay: string | null
  valid: string
  standing: 'to-come' | 'valid' | 'over'
  /** It was ended before its first day. */
  isTakenBack: boolean
  canEnd: boolean
}

const columns = sql`d.id, d.version, d.account_id as "accountId", coalesce(name_of_account(d.account_id), '') as name,
  lower(d.valid)::text as "from", (upper(d.valid) - 1)::text as "lastDay", d.valid::text as valid,
  case when d.retired_on is not null or upper(d.valid) <= (select today()) then 'over'
    when lower(d.valid) > (select today()) then 'to-come' else 'valid' end as standing,
  d.retired_on is not null as "isTakenBack",
  ${mayRevise(lockDelegation, 'd')} and d.retired_on is null and coalesce(upper(d.valid) > (select today()), true) as "canEnd"`

/** All delegations, past and future ones, too; latest first. */
export const listDelegations = (db: Db) =>
  db.execute<Delegation>(
    sql`select ${columns} from lock_delegation d order by upper(d.valid) desc nulls first, lower(d.valid) desc, d.id`,
  )

/** The delegations that hold today. */
export const listDelegates = (db: Db) =>
  db.execute<Delegation>(sql`select ${columns} from lock_delegation d
    where d.retired_on is null and d.valid @> (select today()) order by upper(d.valid), d.id`)

export async function findDelegation(db: Db, id: string): Promise<Delegation | null> {
  const [found] = await db.execute<Delegation>(sql`select ${columns} from lock_delegation d where d.id = ${id}`)
  return found ?? null
}

/** The officers to whom the actor may delegate; empty unless the actor is a leader. */
export const listOfficerChoices = (db: Db) =>
  db.execute<{ value: string; label: string }>(sql`select value, label from officers()`)
