import { sql } from 'drizzle-orm'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Actor, Db } from '../door/actor'

export type SignInOutcome = 'ok' | 'wrong' | 'wrong_phone' | 'disabled' | 'no_office'
/**
 * Where an attempt comes from: the client's network; the cookie of a device on which somebody has signed in; a random
 * mark of the browser. See attempts.sql.
 */
export type Origin = { network: string; device: string | null; browser: string | null }
/** The salt and the attempt, which finishing uses up; or the seconds to wait. */
export type Begun = { attempt: string; salt: Buffer; waitSeconds: 0 } | { attempt: null; waitSeconds: number }

/** Counts an attempt as wrong, before it is compared. A name that nobody has gets a stable invented salt. */
export async function beginSignIn(db: Db, userName: string, { network, device, browser }: Origin): Promise<Begun> {
  const [begun] = await db.execute<Begun>(sql`select salt, wait_seconds as "waitSeconds", attempt
    from begin_sign_in(${userName}, ${network}, ${device}, ${browser})`)
  if (!begun) throw new Error('db/session: begin_sign_in answered nothing')
  return begun
}

type Attempt = {
  attempt: string
  digest: Buffer
  token: string
  remember: boolean
  /** Browser and system, for the list of sessions. */
  client: string
  /** The cookie by which the device will be known. */
  device: string
  /** The token of the session that the browser had, which ends. */
  replaced: string | null
  requestId: string
}
type Finished = { outcome: SignInOutcome; waitSeconds: number; lastsSeconds: number | null }

/**
 * Compares the digest, and inserts the session or the entry in the trail. A refusal is returned as a normal outcome, not
 * as a failed Result, which would roll back the entry. `lastsSeconds`: the life of the session.
 */
export async function finishSignIn(db: Db, given: Attempt): Promise<Finished> {
  const { attempt, digest, token, remember, client, device, replaced, requestId } = given
  const [finished] = await db.execute<Finished>(sql`
    select outcome, wait_seconds as "waitSeconds", lasts_seconds as "lastsSeconds"
    from finish_sign_in(${attempt}::uuid, ${digest}, ${token}, ${remember}, ${client}, ${device},
      ${replaced}, ${requestId}::uuid)`)
  if (!finished) throw new Error('db/session: finish_sign_in answered nothing')
  return finished
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

/** Counts an attempt of the actor to name the present password. */
export async function beginPasswordChange(db: Db): Promise<Begun> {
  const [begun] = await db.execute<Begun>(
    sql`select salt, wait_seconds as "waitSeconds", attempt from begin_password_change()`,
  )
  if (!begun) throw new Error('db/session: begin_password_change answered nothing')
  return begun
}

/**
 * Changes the password of the actor, and ends the account's other sessions. False for a wrong present password: a normal
 * answer, because a failed Result would roll back its entry in the trail.
 */
export async function changePassword(
  db: Db,
  attempt: string,
  oldDigest: Buffer,
  { salt, digest }: NewPassword,
): Promise<boolean> {
  const [answer] = await db.execute<{ done: boolean }>(
    sql`select change_password(${attempt}::uuid, ${oldDigest}, ${salt}, ${digest}) as done`,
  )
  return answer?.done ?? false
}

/** Stores the code of a new account sheet. Ends older sheets, the password and all sessions of the account. */
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
