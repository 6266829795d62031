import { sql } from 'drizzle-orm'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Actor, Db } from '../door/actor'

export type SignInOutcome = 'ok' | 'wrong' | 'wait' | 'disabled' | 'no_office'
type Attempt = { userName: string; digest: Buffer; token: string; remember: boolean; device: string; requestId: string }

/** Compares, counts the failure or makes the session. A refusal is an answer, not a failure: its count must stay. */
export async function finishSignIn(db: Db, attempt: Attempt): Promise<SignInOutcome> {
  const { userName, digest, token, remember, device, requestId } = attempt
  const [answer] = await db.execute<{ outcome: SignInOutcome }>(
    sql`select finish_sign_in(${userName}, ${digest}, ${token}, ${remember}, ${device}, ${requestId}::uuid) as outcome`,
  )
  if (!answer) throw new Error('db/session: finish_sign_in answered nothing')
  return answer.outcome
}

/** In a transaction of its own, never inside the door's: it would lock out the user's other requests. */
export async function seeSession(db: Db, token: string): Promise<void> {
  await db.execute(sql`select see_session(${token})`)
}

export async function endSession(db: Db, id: string, how: 'signed_out' | 'revoked'): Promise<Result<null>> {
  const [answer] = await db.execute<{ done: boolean }>(
    sql`select end_session(${id}::uuid, ${how}::session_end) as done`,
  )
  return answer?.done ? ok(null) : fail({ kind: 'missing' })
}

type NewPassword = { salt: Buffer; digest: Buffer }

/** Ends the other sessions of the person, too. */
export async function changePassword(db: Db, oldDigest: Buffer, { salt, digest }: NewPassword): Promise<Result<null>> {
  const [answer] = await db.execute<{ done: boolean }>(
    sql`select change_password(${oldDigest}, ${salt}, ${digest}) as done`,
  )
  return answer?.done ? ok(null) : invalid('oldPassword', 'password.wrong')
}

/** Ends the old sheets and devices of the account. */
export async function issueEnrolment(db: Db, accountId: string, codeHash: Buffer): Promise<Result<null>> {
  const [answer] = await db.execute<{ done: boolean }>(
    sql`select issue_enrolment(${accountId}::uuid, ${codeHash}) as done`,
  )
  return answer?.done ? ok(null) : fail({ kind: 'forbidden' })
}

/** One code works once, even under parallel posts. */
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
