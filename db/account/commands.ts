import { sql } from 'drizzle-orm'
import { ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { type At, reviseRow } from '../record/revise'
import { type AccountInput, account } from './record'

/** Inserts an account. It cannot sign in until an account sheet with a one-time code is issued. */
export async function registerAccount(db: Db, id: string, input: AccountInput): Promise<Result<{ id: string }>> {
  await db.insert(account).values({ id, ...input })
  return ok({ id })
}

export const reviseAccount = (db: Db, at: At, input: AccountInput) => reviseRow(db, account, at, input)

/**
 * The sessions of a disabled account are refused from the next request on. The trigger administrator_remains refuses to
 * disable the last administrator.
 */
export const disableAccount = (db: Db, at: At, reason: string) =>
  reviseRow(db, account, at, { disabledAt: sql`now()`, disabledReason: reason.slice(0, 300) })

export const enableAccount = (db: Db, at: At) => reviseRow(db, account, at, { disabledAt: null, disabledReason: null })
