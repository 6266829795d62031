import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { account, enrolment } from '../account/record'
import { assignment } from '../assignment/record'
import type { Db } from '../door/actor'
import { keepPersonContact } from '../person/commands'
import { personContact } from '../person/record'
import { newId } from '../record/id'
import { attempting } from '../testing/sign-in'
import { inRegistry } from '../testing/stories'
import { beginPasswordChange, beginSignIn, changePassword, issueEnrolment, redeemEnrolment } from './commands'
import { codeHash, digestOf, newCode, newPassword } from './password'
import { plantPassword } from './plant'
import { findEnrolment } from './queries'

const password = 'mưa rào tháng bảy'
const nfd = password.normalize('NFD')

/** Each from a network of its own, where nobody has failed before. */
const attempt = async (db: Db, userName: string, typed: string) => (await attempting(db, userName, typed)).outcome

test('an unknown name gets a salt of its own, the same every time, and is wrong', async () => {
  await inRegistry(async ({ db }) => {
    const begin = async (name: string, network: string) => {
      const begun = await beginSignIn(db, name, { network, device: null, browser: null })
      return begun.attempt === null ? null : begun.salt
    }
    const [one, again, other] = [
      await begin('khong-ai', '1'),
      await begin('khong-ai', '2'),
      await begin('ai-khac', '3'),
    ]
    expect(one).toEqual(again)
    expect(one).not.toEqual(other)
    expect(one).toHaveLength(16)
    expect(await attempt(db, 'khong-ai', password)).toBe('wrong')
    expect([await begin('0987654321', '4')]).toEqual([await begin('+84 987 654 321', '5')])
  })
})

test('a user name is typed in any case, and a password in any form of Unicode', async () => {
  await inRegistry(async ({ db, people }) => {
    const { accountId, userName } = people.officer
    await plantPassword(db, accountId, password)
    expect(await attempt(db, userName.toUpperCase(), nfd)).toBe('ok')
  })
})

test('those who report may sign in by their own number, however it is written', async () => {
  await inRegistry(async ({ db, people, secretaries }) => {
    const { accountId, userName } = people['secretary of the cell']
    await plantPassword(db, accountId, password)
    await keepPhone(db, secretaries.cell, '(0912) 345.678')
    for (const typed of ['0912345678', '+84 912 345 678', '84912345678', '0084912345678', '912345678'])
      expect(await attempt(db, typed, password), typed).toBe('ok')
    for (const typed of ['0912345679', '91234567', '09123456789', userName.slice(0, -1)])
      expect(await attempt(db, typed, password), typed).toMatch(/^wrong/)
  })
})

test('a number of two people, or of somebody with a role, signs nobody in; a user name goes before a number', async () => {
  await inRegistry(async ({ db, people, secretaries }) => {
    const { accountId } = people['secretary of the cell']
    await plantPassword(db, accountId, password)
    await keepPhone(db, secretaries.cell, '0912345678')
    await keepPhone(db, secretaries.committee, '+84912345678')
    expect(await attempt(db, '0912345678', password)).toBe('wrong_phone')
    await keepPhone(db, secretaries.committee, '0912345679')
    expect(await attempt(db, '0912345678', password)).toBe('ok')

    await db.execute(sql`select open_service_door(), set_config('sobo.reason', 'thử', true)`)
    const named = people['secretary of the committee'].accountId
    await plantPassword(db, named, 'tên của người khác')
    await db.update(account).set({ userName: '0912345678' }).where(eq(account.id, named))
    expect(await attempt(db, '0912345678', password)).toBe('wrong_phone')
    expect(await attempt(db, '0912345678', 'tên của người khác')).toBe('ok')

    await db.execute(sql`select open_service_door()`)
    await db.insert(assignment).values({ accountId, role: 'leader', valid: '[2024-01-01,)' })
    await db.update(account).set({ userName: 'doi.ten' }).where(eq(account.id, named))
    expect(await attempt(db, '0912345678', password)).toBe('wrong_phone')
  })
})

test('a number that somebody writes into the own contact data signs nobody in, takes it from nobody and tells nothing', async () => {
  await inRegistry(async ({ db, people, secretaries, tries }) => {
    const [mine, theirs] = ['secretary of the cell', 'secretary of the committee'] as const
    await plantPassword(db, people[mine].accountId, password)
    await plantPassword(db, people[theirs].accountId, 'kẻ chiếm số')
    const write = async (who: Parameters<typeof tries>[0], personId: string, phone: string) =>
      expect(await tries(who, (db) => keepPersonContact(db, personId, { phone }))).toMatchObject({ ok: true })

    await write('officer', secretaries.cell, '0912 345 678')
    await write(mine, secretaries.cell, '0912345678')
    for (const number of ['0912 345 678', '0900 111 222']) {
      await write(theirs, secretaries.committee, number)
      expect(await attempt(db, number, 'kẻ chiếm số'), number).toBe('wrong_phone')
    }
    expect(await attempt(db, '0912345678', password)).toBe('ok')

    await write('officer', secretaries.committee, '0900 111 333')
    expect(await attempt(db, '0900111333', 'kẻ chiếm số')).toBe('ok')
    await write(theirs, secretaries.committee, '0900 111 222')
    await write(theirs, secretaries.committee, '0900 111 333')
    expect(await attempt(db, '0900111333', 'kẻ chiếm số')).toBe('wrong_phone')
  })
})

const keepPhone = (db: Db, personId: string, phone: string) =>
  db
    .insert(personContact)
    .values({ personId, phone })
    .onConflictDoUpdate({ target: personContact.personId, set: { phone } })

test('a sheet is good once, and a newer one ends it', async () => {
  await inRegistry(async ({ db, tries, people }) => {
    const { accountId, userName } = people['secretary of the cell']
    const [old, code] = [newCode(), newCode()]
    const issue = (text: string) => tries('officer of the park', (db) => issueEnrolment(db, accountId, codeHash(text)))
    expect(await issue(old)).toMatchObject({ ok: true })
    expect(await issue(code)).toMatchObject({ ok: true })
    expect(await findEnrolment(db, codeHash(old))).toBeNull()
    expect(await findEnrolment(db, codeHash(code.toLowerCase().replaceAll('-', ' ')))).toMatchObject({ userName })

    const redeem = async (hash = codeHash(code)) => redeemEnrolment(db, hash, await newPassword(password), newId())
    for (const { codeHash: stored } of await db.select().from(enrolment))
      expect(await redeem(stored)).toMatchObject({ ok: false })
    expect(await redeem()).toMatchObject({ ok: true })
    expect(await redeem()).toMatchObject({ ok: false })
    expect(await attempt(db, userName, password)).toBe('ok')
    await expect(tries('secretary of the cell', async () => ({ ok: true, value: null }))).resolves.toMatchObject({
      problem: { kind: 'expired' },
    })
  })
})

test('a disabled account gets no sheet', async () => {
  await inRegistry(async ({ db, tries, people }) => {
    const { accountId } = people['secretary of the cell']
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    await db.update(account).set({ disabledAt: sql`now()`, disabledReason: 'thử' }).where(eq(account.id, accountId))
    const issued = tries('administrator', (db) => issueEnrolment(db, accountId, codeHash(newCode())))
    expect(await issued).toMatchObject({ problem: { kind: 'forbidden' } })
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

test('a change of password needs the present one, whose guesses are counted and stand in the trail', async () => {
  await inRegistry(async ({ db, as, people }) => {
    const { accountId, userName } = people.leader
    await plantPassword(db, accountId, password)
    const next = await newPassword('nắng cuối thu vàng')
    const change = (typed: string) =>
      as('leader', async (db) => {
        const begun = await beginPasswordChange(db)
        if (begun.attempt === null) return begun.waitSeconds
        return changePassword(db, begun.attempt, await digestOf(typed, begun.salt), next)
      })
    expect([await change('không phải'), await change('không phải'), await change('không phải')]).toEqual(
      Array.from({ length: 3 }, () => false),
    )
    expect(await change(password)).toBe(true)
    expect(await attempt(db, userName, 'nắng cuối thu vàng')).toBe('ok')
    for (let wrong = 1; wrong <= 4; wrong += 1) expect(await change('không phải')).toBe(false)
    expect(await change('nắng cuối thu vàng')).toBe(2)
    const trail = await db.execute(
      sql`select operation, new ->> 'by' as by from audit where record_id = ${accountId} order by id desc limit 9`,
    )
    expect(trail.map(({ operation, by }) => [operation, by])).toEqual([
      ...Array.from({ length: 4 }, () => ['sign_in_failed', 'old_password']),
      ['sign_in', null],
      ['set_password', 'person'],
      ...Array.from({ length: 3 }, () => ['sign_in_failed', 'old_password']),
    ])
  })
})
