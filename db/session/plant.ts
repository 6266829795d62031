import { eq, sql } from 'drizzle-orm'
import { credential } from '../account/record'
import type { Db } from '../door/actor'
import { newPassword } from './password'

/** Gives an account a password without a printed sheet: for planting, by the owner only. */
export async function plantPassword(db: Db, accountId: string, password: string): Promise<void> {
  const { salt, digest } = await newPassword(password)
  await db.insert(credential).values({ accountId, salt, verifier: sql`sha256(${digest})` })
}

/** Makes the next attempt wait, or not: tests do not wait for it. */
export async function delayAttempts(db: Db, accountId: string, seconds: number): Promise<void> {
  const nextAttemptAt = sql`now() + make_interval(secs => ${seconds})`
  await db.update(credential).set({ nextAttemptAt }).where(eq(credential.accountId, accountId))
}
