import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import { mayRevise } from '../access/rights'
import type { Db } from '../door/actor'
import { people } from '../person/record'
import { account } from './record'

/** The account of the actor. */
export async function findOwnAccount(db: Db) {
  const [own] = await db
    .select({ id: account.id, userName: account.userName, fullName: account.fullName, language: account.language })
    .from(account)
    .where(eq(account.id, sql`actor_id()`))
  if (!own) throw new Error('db/account: the actor has no account')
  return own
}

/** An account. A telephone number as user name is masked for those who only read it. */
export async function findAccount(db: Db, id: string, locale: Locale = 'vi') {
  const [found] = await db
    .select({
      ...getTableColumns(account),
      userName: sql<string>`case when ${mayRevise(account)} then ${account.userName} else shown_user_name(${account.userName}) end`,
      personName: sql<string | null>`${people.referredName(sql`${account.personId}`, locale)}`,
      canEdit: mayRevise(account),
      canIssue: sql<boolean>`may_issue(${account.id}) and ${account.disabledAt} is null`,
    })
    .from(account)
    .where(and(eq(account.id, id), eq(account.kind, 'person')))
  return found ?? null
}
