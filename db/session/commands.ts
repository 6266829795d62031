import { sql } from 'drizzle-orm'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Actor, Db } from '../door/actor'

export type SignInOutcome = 'ok' | 'wrong' | 'wrong_phone' | 'wait' | 'disabled' | 'no_office'
type Attempt = { userName: string; digest: Buffer; token: string; remember: boolean; device: string; requestId: string }

/**
 * Compares the digest; counts a wrong attempt or inserts the session. A refusal is returned as a normal outcome, not as
 * a failed Result, which would roll back the counter.
 */
export async function finishSignIn(db: Db, attempt: Attempt): Promise<SignInOutcome> {
  const { userName, digest, token, remember, device, requestId } = attempt
  const [answer] = await db.execute<{ outcome: SignInOutcome }>(
    sql`select finish_sign_in(${userName}, ${digest}, ${token}, ${remember}, ${device}, ${requestId}::uuid) as outcome`,
  )
  if (!answer) throw new Error('db/session: finish_sign_in answered nothing')
  return answer.outcome
}

/** Updates the time of the last request. Needs a transaction of its own, or its row lock blocks other requests. */
export async function seeSession(db: Db, token: string): Promise<void> {
  await db.execute(sql`select see_session(${token})`)
}

/** Ends a session; the database decides whether the actor may (see end_session). */
export async function endSession(db: Db, id: string, how: 'signed_out' | 'revoked'): Promise<Result<null>> {
  const [answer] = await db.execute<{ done: boolean }>(
    sql`select end_session(${id}::uuid, ${how}::session_end) as done`,
  )
  return answer?.done ? ok(null) : fail({ kind: 'missing' })
}

type NewPassword = { salt: Buffer; digest: Buffer }

/** Changes the password of the actor, and ends the account's other sessions. */
export async function changePassword(db: Db, oldDigest: Buffer, { salt, digest }: NewPassword): Promise<Result<null>> {
  const [answer] = await db.execute<{ done: boolean }>(
    sql`select change_password(${oldDigest}, ${salt}, ${digest}) as done`,
  )
  return answer?.done ? ok(null) : invalid('oldPassword', 'password.wrong')
}

/** Stores the code of a new account sheet. Ends older sheets and all sessions of the account. */
export async function issueEnrolment(db: Db, accountId: string, codeHash: Buffer): Promise<Result<null>> {
  const [answer] = await db.execute<{ done: boolean }>(
    sql`select issue_enrolment(${accountId}::uuid, ${codeHash}) as done`,
  )
  return answer?.done ? ok(null) : fail({ kind: 'forbidden' })
}

/** Sets the password with the code of a sheet. A code works once, also with concurrent requests. */
export async function redeemEnrolment(
  db: Db,
  codeHash: Buffer,
  { salt, digest }: NewPassword,
  requestId: Actor['requestId'],
): Promise<Result<null>> {
  const [answer] = await db.execute<{ done: boolean }>(
    sql`select redeem_enrolment(${codeHash}, ${salt}, ${digest}, ${requestId}::uuid) as done`,
  )
  return answer?.done ? ok(null) : invalid('code', 'sheet-code')
}
