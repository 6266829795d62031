import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '../door/actor'
import { keepPersonContact } from '../person/commands'
import { asOwner } from '../testing/connections'
import { attempting } from '../testing/sign-in'
import { inClone, inRegistry } from '../testing/stories'
import { beginSignIn, type Origin } from './commands'
import { letWaitsPass, plantPassword } from './plant'

const password = 'mưa rào tháng bảy'
const office: Origin = { network: '192.0.2.0/24', device: null, browser: 'máy ở cơ quan' }
const stranger: Origin = { network: '198.51.100.0/24', device: null, browser: 'kẻ đoán' }
const wrong = null

/** The answers to wrong passwords, one after another as soon as the wait is over. */
async function guess(db: Db, userName: string, times: number, from: Origin = stranger) {
  const told: [string, number][] = []
  for (let time = 1; time <= times; time += 1) {
    const { outcome, waitSeconds } = await attempting(db, userName, wrong, from)
    told.push([outcome, waitSeconds])
    await letWaitsPass(db, waitSeconds)
  }
  return told
}

test('the wait grows from the fourth wrong password on, to half a minute, and a right one forgets it', async () => {
  await inRegistry(async ({ db, people }) => {
    const { accountId, userName } = people.officer
    await plantPassword(db, accountId, password)
    expect((await guess(db, userName, 9)).map(([, seconds]) => seconds)).toEqual([0, 0, 0, 2, 4, 8, 16, 30, 30])
    expect(await attempting(db, userName, wrong, stranger)).toMatchObject({ outcome: 'wrong', waitSeconds: 30 })
    expect(await attempting(db, userName, password, stranger)).toMatchObject({ outcome: 'wait', waitSeconds: 30 })
    await letWaitsPass(db, 30)
    expect(await attempting(db, userName, password, stranger)).toMatchObject({ outcome: 'ok' })
    expect(await guess(db, userName, 1)).toEqual([['wrong', 0]])
  })
})

test('names and numbers that nobody has are answered as those that somebody has, however often', async () => {
  await inRegistry(async ({ db, people, secretaries, tries }) => {
    const { accountId, userName } = people['secretary of the cell']
    await plantPassword(db, accountId, password)
    await tries('officer', (db) => keepPersonContact(db, secretaries.cell, { phone: '0912 345 678' }))
    expect(await guess(db, 'khong.ai.biet', 12)).toEqual(await guess(db, userName, 12))
    expect(await guess(db, '0987654321', 12)).toEqual(await guess(db, '+84 912.345.678', 12))
    // Neither way tells of the other: the failures by number do not make the user name wait.
    expect(await attempting(db, userName, password, { ...stranger, network: '203.0.113.0/24' })).toMatchObject({
      outcome: 'ok',
    })
    await db.execute(sql`select open_service_door()`)
    const guessed = await db.execute<{ count: number; known: boolean }>(
      sql`select count(*)::int as count, record_id is not null as known from audit where operation = 'sign_in_failed' group by 2`,
    )
    expect([...guessed].toSorted((one) => (one.known ? -1 : 1))).toEqual([
      { count: 24, known: true },
      { count: 24, known: false },
    ])
  })
})

test('nobody makes a known device wait, nor who comes from another network', async () => {
  await inRegistry(async ({ db, people }) => {
    const { accountId, userName } = people.officer
    await plantPassword(db, accountId, password)
    const { device } = await attempting(db, userName, password, office)
    await guess(db, userName, 20)
    await guess(db, userName, 20, { ...office, browser: 'người cùng cơ quan' })
    expect(await attempting(db, userName, wrong, { ...office, browser: 'máy mới' })).toMatchObject({ outcome: 'wrong' })
    expect(await attempting(db, userName, password, { ...office, browser: 'máy mới' })).toMatchObject({
      outcome: 'wait',
    })
    expect(await attempting(db, userName, password, { ...office, device })).toMatchObject({ outcome: 'ok' })
    expect(await attempting(db, userName, password, { ...stranger, network: 'nhà riêng' })).toMatchObject({
      outcome: 'wait',
      waitSeconds: 15,
    })
    await letWaitsPass(db, 15)
    expect(await attempting(db, userName, password, { ...stranger, network: 'nhà riêng' })).toMatchObject({
      outcome: 'ok',
    })

    // Its own wrong passwords count, up to a minute; a device of one account is none of another.
    const told = await guess(db, userName, 12, { ...office, device })
    expect(told.at(-1)).toEqual(['wrong', 60])
    expect(await guess(db, people.leader.userName, 5, { ...stranger, device })).toEqual(
      await guess(db, 'khong-ai', 5, { ...stranger, network: 'khác', device }),
    )
  })
})

test('whoever hammers from the same network takes no turn twice: the owner is in within a minute', async () => {
  await inRegistry(async ({ db, people }) => {
    const { accountId, userName } = people.officer
    await plantPassword(db, accountId, password)
    await guess(db, userName, 9)
    const owner = { ...stranger, browser: 'chủ tài khoản' }
    let waited = 0
    for (let outcome = ''; outcome !== 'ok' && waited < 120; ) {
      // The other is always first.
      await attempting(db, userName, wrong, stranger)
      const answer = await attempting(db, userName, password, owner)
      outcome = answer.outcome
      waited += answer.waitSeconds
      await letWaitsPass(db, answer.waitSeconds)
    }
    expect(waited).toBeLessThanOrEqual(60)
  })
})

test('a thousand networks are slowed for one name, one network for a thousand names', async () => {
  await inRegistry(async ({ db, people }) => {
    const from = (network: string) => ({ network, device: null, browser: network })
    const many = async (count: number, name: (at: number) => string, network: (at: number) => string) => {
      let compared = 0
      for (let at = 0; at < count; at += 1) {
        const begun = await beginSignIn(db, name(at), from(network(at)))
        if (begun.attempt !== null) compared += 1
      }
      return compared
    }
    expect(
      await many(
        100,
        () => people.officer.userName,
        (at) => `mạng ${at}`,
      ),
    ).toBe(30)
    expect(
      await many(
        100,
        (at) => `ten.${at}`,
        () => 'một mạng',
      ),
    ).toBe(61)
    const lines = await db.execute<{ count: number }>(
      sql`select count(*)::int as count from sign_in_line where kind = 'pair'`,
    )
    expect(lines[0]?.count).toBe(100 + 61)
  })
})

test('failures are forgotten in time, and lines that nobody uses', async () => {
  await inRegistry(async ({ db, people }) => {
    const { userName } = people.officer
    await guess(db, userName, 5)
    await letWaitsPass(db, 61 * 60)
    expect(await guess(db, userName, 3)).toEqual([
      ['wrong', 0],
      ['wrong', 2],
      ['wrong', 4],
    ])
    await letWaitsPass(db, 25 * 3600)
    await guess(db, 'khac', 1, office)
    const [lines] = await db.execute<{ count: number }>(sql`select count(*)::int as count from sign_in_line`)
    expect(lines?.count).toBe(3)
  })
})

test('a burst of guesses gets as many compared as one after another would', async () => {
  await inClone('planted', async ({ ownerUrl }, { people }) => {
    const { userName } = people.officer
    await asOwner(ownerUrl, (db) => plantPassword(db, people.officer.accountId, password))
    const burst = await Promise.all(
      Array.from({ length: 24 }, () => asOwner(ownerUrl, (db) => beginSignIn(db, userName, stranger))),
    )
    expect(burst.filter(({ attempt }) => attempt !== null)).toHaveLength(4)
  })
})

test('an attempt is compared once', async () => {
  await inRegistry(async ({ db, people }) => {
    await plantPassword(db, people.officer.accountId, password)
    const begun = await beginSignIn(db, people.officer.userName, stranger)
    const finish = () =>
      db.execute<{ outcome: string }>(
        sql`select outcome from finish_sign_in(${begun.attempt}::uuid, 'x'::bytea, 't', false, 'F', 'd', null, uuidv7())`,
      )
    await finish()
    await finish()
    const [trail] = await db.execute<{ count: number }>(
      sql`select count(*)::int as count from audit where operation = 'sign_in_failed'`,
    )
    expect(trail?.count).toBe(1)
  })
})
