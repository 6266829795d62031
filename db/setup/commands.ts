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
    await db
      .insert(enrolment)
      .values({ id: newId(), accountId: service, codeHash: codeHash(code), issuedBy: service, expiresAt })
    return code
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
