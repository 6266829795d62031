import { sql } from 'drizzle-orm'
import { ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { type At, reviseRow } from '../record/revise'
import { type AccountInput, account } from './record'

/** A new account, which nobody can use before its printed sheet is. */
export async function registerAccount(db: Db, id: string, input: AccountInput): Promise<Result<{ id: string }>> {
  await db.insert(account).values({ id, ...input })
  return ok({ id })
}

export const reviseAccount = (db: Db, at: At, input: AccountInput) => reviseRow(db, account, at, input)

/** A disabled account stays out from the next request on. The database keeps the last administrator in. */
export const disableAccount = (db: Db, at: At, reason: string) =>
  reviseRow(db, account, at, { disabledAt: sql`now()`, disabledReason: reason.slice(0, 300) })

export const enableAccount = (db: Db, at: At) => reviseRow(db, account, at, { disabledAt: null, disabledReason: null })
