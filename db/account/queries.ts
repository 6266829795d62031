import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import { mayRevise } from '../access/rights'
import type { Db } from '../door/actor'
import { person } from '../person/record'
import { account } from './record'

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
