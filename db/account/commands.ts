import { and, eq, sql } from 'drizzle-orm'
import { fail, ok, type Result } from '../../core/result'
import type { Db } from '../actor'
import { findAccount } from './queries'
import { type AccountInput, account } from './record'

type At = { id: string; version: number }

/** A new account, which nobody can use before its printed sheet is. Repeating it registers nothing twice. */
export async function registerAccount(db: Db, id: string, input: AccountInput): Promise<Result<{ id: string }>> {
  if (!(await findAccount(db, id))) await db.insert(account).values({ id, ...input })
  return ok({ id })
}

export async function reviseAccount(db: Db, at: At, input: AccountInput): Promise<Result<{ id: string }>> {
  const [saved] = await db
    .update(account)
    .set({ ...input, version: at.version + 1 })
    .where(and(eq(account.id, at.id), eq(account.version, at.version)))
    .returning({ id: account.id })
  return saved ? ok(saved) : notSaved(db, at)
}

/** A disabled account stays out from the next request on. The database keeps the last administrator in. */
export async function disableAccount(db: Db, at: At, reason: string): Promise<Result<{ id: string }>> {
  return setDisabled(db, at, { disabledAt: sql`now()`, disabledReason: reason.slice(0, 300) })
}

export const enableAccount = (db: Db, at: At): Promise<Result<{ id: string }>> =>
  setDisabled(db, at, { disabledAt: null, disabledReason: null })

type Disabled = { disabledAt: ReturnType<typeof sql> | null; disabledReason: string | null }

async function setDisabled(db: Db, at: At, facts: Disabled): Promise<Result<{ id: string }>> {
  const [saved] = await db
    .update(account)
    .set({ ...facts, version: at.version + 1 })
    .where(and(eq(account.id, at.id), eq(account.version, at.version)))
    .returning({ id: account.id })
  return saved ? ok(saved) : notSaved(db, at)
}

// An update of a row the actor may not write finds no such row.
async function notSaved(db: Db, at: At): Promise<Result<never>> {
  const found = await findAccount(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  return fail(found.canEdit ? { kind: 'stale', fields: [] } : { kind: 'forbidden' })
}
