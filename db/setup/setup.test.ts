import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { enrolment } from '../account/record'
import type { Db } from '../door/actor'
import { asOwner } from '../door/connection'
import { newId } from '../record/id'
import { codeHash, newCode, newPassword } from '../session/password'
import { needsSetup } from '../session/queries'
import { inClone } from '../testing/stories'
import { foundAdministrator } from './commands'

const service = '00000000-0000-7000-8000-000000000001'

async function enrol(db: Db): Promise<string> {
  const code = newCode()
  const expiresAt = new Date(Date.now() + 3_600_000)
  await db.execute(sql`select open_service_door()`)
  await db
    .insert(enrolment)
    .values({ accountId: service, codeHash: sql`sha256(${codeHash(code)})`, issuedBy: service, expiresAt })
  return code
}

test('the code makes one administrator, while there is none', async () => {
  await inClone('empty', ({ ownerUrl }) =>
    asOwner(ownerUrl, async (db) => {
      const code = await enrol(db)
      const founder = { fullName: 'Hoàng Quản Trị', ...(await newPassword('mưa rào tháng bảy')) }
      const found = (code: string, userName: string) => foundAdministrator(db, { code, userName, ...founder }, newId())

      expect(await found(newCode(), 'ai-do')).toMatchObject({ ok: false })
      expect(await needsSetup(db)).toBe(true)
      expect(await found(code, 'quan-tri')).toMatchObject({ ok: true })
      expect(await needsSetup(db)).toBe(false)
      expect(await found(code, 'quan-tri-2')).toMatchObject({ ok: false })
      expect(await found(await enrol(db), 'quan-tri-3')).toMatchObject({ ok: false })
    }),
  )
})
