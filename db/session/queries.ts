import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { session } from './record'

/** The account of a sheet's code; null if the code is unknown, used or expired. */
export async function findEnrolment(db: Db, codeHash: Buffer) {
  const [found] = await db.execute<{ userName: string | null; fullName: string | null }>(
    sql`select user_name as "userName", full_name as "fullName" from enrolment_of(${codeHash})`,
  )
  return found?.userName && found.fullName ? { userName: found.userName, fullName: found.fullName } : null
}

/** True until the first administrator has been assigned. */
export async function needsSetup(db: Db): Promise<boolean> {
  const [answer] = await db.execute<{ needed: boolean }>(sql`select needs_setup() as needed`)
  return answer?.needed ?? false
}

/**
 * The seconds until a session of the actor ends unless it is used, and whether that is its last moment, which using it
 * does not put off.
 */
export async function findEnd(db: Db, id: string): Promise<{ seconds: number; isLast: boolean }> {
  const idle = sql`${session.seenAt} + make_interval(mins => ${session.idleMinutes})`
  const [end] = await db
    .select({
      seconds: sql<number>`floor(extract(epoch from least(${session.expiresAt}, ${idle}) - now()))::integer`,
      isLast: sql<boolean>`${session.expiresAt} <= ${idle}`,
    })
    .from(session)
    .where(eq(session.id, id))
  if (!end) throw new Error('db/session: the session of the actor is not in the table')
  return end
}

/** The browser sessions of an account that are not ended, expired or idle for too long; newest first. */
export function listSessions(db: Db, accountId: string) {
  return db
    .select({ id: session.id, device: session.device, startedAt: session.startedAt, seenAt: session.seenAt })
    .from(session)
    .where(
      and(
        eq(session.accountId, accountId),
        eq(session.kind, 'browser'),
        isNull(session.endedAt),
        gt(session.expiresAt, sql`now()`),
        sql`${session.seenAt} + make_interval(mins => ${session.idleMinutes}) > now()`,
      ),
    )
    .orderBy(desc(session.startedAt))
}
