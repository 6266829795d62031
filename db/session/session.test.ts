import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '../door/actor'
import { newId } from '../record/id'
import { inRegistry } from '../testing/stories'
import { changePassword, finishSignIn, issueEnrolment, redeemEnrolment } from './commands'
import { codeHash, digestOf, newCode, newPassword } from './password'
import { delayAttempts, plantPassword } from './plant'
import { beginSignIn, findEnrolment } from './queries'

const password = 'mưa rào tháng bảy'
const nfd = password.normalize('NFD')

async function attempt(db: Db, userName: string, typed: string) {
  const { salt } = await beginSignIn(db, userName)
  const request = { token: newId(), remember: false, device: 'Firefox', requestId: newId() }
  return finishSignIn(db, { userName, digest: await digestOf(typed, salt), ...request })
}

test('the delay grows from the fourth wrong password on, and a right one forgets it', async () => {
  await inRegistry(async ({ db, people }) => {
    const { accountId, userName } = people.officer
    await plantPassword(db, accountId, password)
    const waits: number[] = []
    for (let wrong = 1; wrong <= 7; wrong += 1) {
      expect(await attempt(db, userName, 'sai rồi')).toBe('wrong')
      waits.push((await beginSignIn(db, userName)).waitSeconds)
      if (waits.at(-1)) expect(await attempt(db, userName, password)).toBe('wait')
      await delayAttempts(db, accountId, 0)
    }
    expect(waits).toEqual([0, 0, 0, 2, 4, 8, 16])
    expect(await attempt(db, userName.toUpperCase(), nfd)).toBe('ok')
    expect(await attempt(db, userName, 'sai rồi')).toBe('wrong')
    expect((await beginSignIn(db, userName)).waitSeconds).toBe(0)
  })
})

test('an unknown name gets a salt of its own, the same every time, and is wrong', async () => {
  await inRegistry(async ({ db }) => {
    const [one, again, other] = [
      await beginSignIn(db, 'khong-ai'),
      await beginSignIn(db, 'khong-ai'),
      await beginSignIn(db, 'ai-khac'),
    ]
    expect(one).toEqual(again)
    expect(one.salt).not.toEqual(other.salt)
    expect(one.salt).toHaveLength(16)
    expect(await attempt(db, 'khong-ai', password)).toBe('wrong')
  })
})

test('a sheet is good once, and a newer one ends it', async () => {
  await inRegistry(async ({ db, tries, people }) => {
    const { accountId, userName } = people['secretary of the cell']
    const [old, code] = [newCode(), newCode()]
    const issue = (text: string) => tries('officer of the park', (db) => issueEnrolment(db, accountId, codeHash(text)))
    expect(await issue(old)).toMatchObject({ ok: true })
    expect(await issue(code)).toMatchObject({ ok: true })
    expect(await findEnrolment(db, codeHash(old))).toBeNull()
    expect(await findEnrolment(db, codeHash(code.toLowerCase().replaceAll('-', ' ')))).toMatchObject({ userName })

    const redeem = async () => redeemEnrolment(db, codeHash(code), await newPassword(password), newId())
    expect(await redeem()).toMatchObject({ ok: true })
    expect(await redeem()).toMatchObject({ ok: false })
    expect(await attempt(db, userName, password)).toBe('ok')
    await expect(tries('secretary of the cell', async () => ({ ok: true, value: null }))).resolves.toMatchObject({
      problem: { kind: 'expired' },
    })
  })
})

test('an officer issues no sheet next door, nor for staff', async () => {
  await inRegistry(async ({ tries, people }) => {
    for (const who of ['secretary of the cell next door', 'leader'] as const) {
      const issued = tries('officer of the park', (db) =>
        issueEnrolment(db, people[who].accountId, codeHash(newCode())),
      )
      expect(await issued).toMatchObject({ problem: { kind: 'forbidden' } })
    }
  })
})

test('a change of password needs the present one', async () => {
  await inRegistry(async ({ db, tries, people }) => {
    const { accountId, userName } = people.leader
    await plantPassword(db, accountId, password)
    const { salt } = await beginSignIn(db, userName)
    const next = await newPassword('nắng cuối thu vàng')
    const [wrong, right] = [await digestOf('không phải', salt), await digestOf(password, salt)]
    expect(await tries('leader', (db) => changePassword(db, wrong, next))).toMatchObject({
      problem: { kind: 'invalid' },
    })
    expect(await tries('leader', (db) => changePassword(db, right, next))).toMatchObject({ ok: true })
    expect(await attempt(db, userName, 'nắng cuối thu vàng')).toBe('ok')
    const trail = await db.execute(
      sql`select operation from audit where record_id = ${accountId} order by id desc limit 2`,
    )
    expect(trail.map(({ operation }) => operation)).toEqual(['sign_in', 'set_password'])
  })
})
