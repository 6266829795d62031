import { eq, type SQL, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { account } from '../account/record'
import { assignment } from '../assignment/record'
import type { Db } from '../door/actor'
import { keepPersonContact } from '../person/commands'
import { personContact } from '../person/record'
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

test('a number tells nothing: its failures show in no answer, neither to the number nor to the user name', async () => {
  await inRegistry(async ({ db, people, secretaries }) => {
    const { accountId, userName } = people['secretary of the cell']
    await plantPassword(db, accountId, password)
    await keepPhone(db, secretaries.cell, '0912 345 678')
    const answers = async (number: string) => {
      const told: unknown[] = []
      for (const typed of [number, `+84${number.slice(1)}`, `${number.slice(0, 4)}.${number.slice(4)}`, number, number])
        told.push(await attempt(db, typed, 'sai rồi'), (await beginSignIn(db, typed)).waitSeconds)
      return [...told, await attempt(db, userName, 'sai rồi'), await attempt(db, userName, password)]
    }
    const unknown = await answers('0987654321')
    expect(unknown.slice(-2)).toEqual(['wrong', 'ok'])
    expect(await answers('0912345678')).toEqual(unknown)

    const [one, other] = [await beginSignIn(db, '0987654321'), await beginSignIn(db, '+84 987 654 321')]
    expect(one).toEqual(other)
  })
})

test('failures by number delay the number in silence, until a sign-in by user name', async () => {
  await inRegistry(async ({ db, people, secretaries }) => {
    const { accountId, userName } = people['secretary of the cell']
    await plantPassword(db, accountId, password)
    await keepPhone(db, secretaries.cell, '0912 345 678')
    const waits: unknown[] = []
    for (let wrong = 1; wrong <= 5; wrong += 1) {
      await attempt(db, '0912345678', 'sai rồi')
      const counted = await byNumber(db, accountId)
      waits.push([counted?.failures, counted?.minutes !== null])
    }
    // The fifth is not even compared.
    expect(waits).toEqual([
      [1, false],
      [2, false],
      [3, false],
      [4, true],
      [4, true],
    ])
    expect(await attempt(db, '+84 912 345 678', password)).toBe('wrong_phone')
    expect(await attempt(db, userName, password)).toBe('ok')
    expect(await attempt(db, '0912345678', password)).toBe('ok')
  })
})

test('after twenty failures the number waits for the day', async () => {
  await inRegistry(async ({ db, people }) => {
    const { accountId } = people['secretary of the cell']
    const failed = sql`select audit_entry('sign_in_failed', 'account', ${accountId}, '{"by_number": true}')`
    for (let wrong = 1; wrong <= 19; wrong += 1) await asJudge(db, failed)
    expect(await byNumber(db, accountId)).toEqual({ failures: 19, minutes: 15 })
    await asJudge(db, failed)
    expect(await byNumber(db, accountId)).toEqual({ failures: 20, minutes: 24 * 60 })
  })
})

/** Runs a statement with functions that nobody else may call. */
async function asJudge<Row extends Record<string, unknown>>(db: Db, statement: SQL) {
  await db.execute(sql`set local role sobo_judge`)
  const [row] = await db.execute<Row>(statement)
  await db.execute(sql`reset role`)
  return row
}

const byNumber = (db: Db, accountId: string) =>
  asJudge<{ failures: number; minutes: number | null }>(
    db,
    sql`select failures::int, round(extract(epoch from waits_until - now()) / 60)::int as minutes from failures_by_number(${accountId})`,
  )

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

    const redeem = async () => redeemEnrolment(db, codeHash(code), await newPassword(password), newId())
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
