import { eq, sql } from 'drizzle-orm'
import { invalid, ok, type Result } from '../../core/result'
import { enrolment } from '../account/record'
import type { Db } from '../door/actor'
import { asOwner } from '../door/connection'
import { newId } from '../record/id'
import { plantReference } from '../reference/plant'
import { codeHash, newCode } from '../session/password'
import { needsSetup } from '../session/queries'

const service = '00000000-0000-7000-8000-000000000001'
const hours = 24

/** A new code for /setup, valid for 24 hours; null if there is an administrator. Older codes become invalid. */
export const setupCode = (ownerUrl: string): Promise<string | null> =>
  asOwner(ownerUrl, async (db) => {
    if (!(await needsSetup(db))) return null
    const code = newCode()
    const expiresAt = new Date(Date.now() + hours * 3_600_000)
    await db.update(enrolment).set({ expiresAt: sql`now()` }).where(eq(enrolment.accountId, service))
    await db.insert(enrolment).values({
      id: newId(),
      accountId: service,
      codeHash: sql`sha256(${codeHash(code)})`,
      issuedBy: service,
      expiresAt,
    })
    return code
  })

/** Confirms, instead of another administrator, those who are proposed with this user name; how many. */
export const confirmProposed = (ownerUrl: string, userName: string): Promise<number> =>
  asOwner(ownerUrl, async (db) => {
    await db.execute(sql`select set_config('sobo.reason', 'server', true)`)
    const confirmed = await db.execute(sql`
      update assignment s set confirmed_at = now(), confirmed_by = ${service}, version = s.version + 1 from account a
      where a.id = s.account_id and a.user_name = ${userName.toLowerCase()} and s.role = 'administrator'
        and s.confirmed_at is null and s.retired_on is null returning s.id`)
    return confirmed.length
  })

/**
 * A code for /sheet for an administrator, whose sheet no other account issues. It ends the old password and sessions.
 * Null if there is no such account, or it is disabled.
 */
export const administratorCode = (ownerUrl: string, userName: string): Promise<string | null> =>
  asOwner(ownerUrl, async (db) => {
    await db.execute(sql`select set_config('sobo.reason', 'server', true)`)
    const code = newCode()
    const [issued] = await db.execute<{ done: boolean }>(sql`
      select issue_enrolment(a.id, ${codeHash(code)}) as done from account a
      where a.user_name = ${userName.toLowerCase()} and a.kind = 'person'
        and exists (select from assignment s where s.account_id = a.id and s.role = 'administrator' and s.retired_on is null)`)
    return issued?.done ? code : null
  })

/** Inserts the real reference data (communes, rules) into a registry that has none. */
export const layReference = (ownerUrl: string): Promise<void> => asOwner(ownerUrl, plantReference)

type Founder = { code: string; userName: string; fullName: string; salt: Buffer; digest: Buffer }

/** Creates the first administrator; fails at the field `code` if the code is wrong or there is an administrator. */
export async function foundAdministrator(db: Db, founder: Founder, requestId: string): Promise<Result<null>> {
  const { code, userName, fullName, salt, digest } = founder
  const [answer] = await db.execute<{ done: boolean }>(
    sql`select found_administrator(${codeHash(code)}, ${userName}, ${fullName}, ${salt}, ${digest}, ${requestId}::uuid) as done`,
  )
  return answer?.done ? ok(null) : invalid('code', 'setup-code')
}
