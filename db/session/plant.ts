import { sql } from 'drizzle-orm'
import { credential } from '../account/record'
import type { Db } from '../door/actor'
import { newPassword } from './password'
import { signInLine } from './record'

/** Sets a password without an account sheet. For test data; works only in a transaction of the owner. */
export async function plantPassword(db: Db, accountId: string, password: string): Promise<void> {
  const { salt, digest } = await newPassword(password)
  await db.insert(credential).values({ accountId, salt, verifier: sql`sha256(${digest})` })
}

/** Lets time pass for the lines of attempts.sql, so that tests need not wait. */
export async function letWaitsPass(db: Db, seconds: number): Promise<void> {
  const back = sql`make_interval(secs => ${seconds})`
  await db.update(signInLine).set({
    nextAt: sql`${signInLine.nextAt} - ${back}`,
    countedAt: sql`${signInLine.countedAt} - ${back}`,
  })
}
