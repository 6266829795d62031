import { eq, sql } from 'drizzle-orm'
import { credential } from '../account/record'
import type { Db } from '../door/actor'
import { newPassword } from './password'

/** Sets a password without an account sheet. For test data; works only in a transaction of the owner. */
export async function plantPassword(db: Db, accountId: string, password: string): Promise<void> {
  const { salt, digest } = await newPassword(password)
  await db.insert(credential).values({ accountId, salt, verifier: sql`sha256(${digest})` })
}

/** Sets the time before the next attempt, in seconds from now, so that tests need not wait. */
export async function delayAttempts(db: Db, accountId: string, seconds: number): Promise<void> {
  const nextAttemptAt = sql`now() + make_interval(secs => ${seconds})`
  await db.update(credential).set({ nextAttemptAt }).where(eq(credential.accountId, accountId))
}
