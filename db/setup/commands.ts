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

/** A new code that opens /setup, for the console; null when there is an administrator. Older codes end. */
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

/** Communes and rules, for a registry that has none; nothing invented. */
export const layReference = (ownerUrl: string): Promise<void> => asOwner(ownerUrl, plantReference)

type Founder = { code: string; userName: string; fullName: string; salt: Buffer; digest: Buffer }

/** The first administrator; refused as soon as there is one. */
export async function foundAdministrator(db: Db, founder: Founder, requestId: string): Promise<Result<null>> {
  const { code, userName, fullName, salt, digest } = founder
  const [answer] = await db.execute<{ done: boolean }>(
    sql`select found_administrator(${codeHash(code)}, ${userName}, ${fullName}, ${salt}, ${digest}, ${requestId}::uuid) as done`,
  )
  return answer?.done ? ok(null) : invalid('code', 'setup-code')
}
