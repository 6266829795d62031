import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addDays, today } from '../../core/date'
import type { Db } from '../door/actor'
import { delegateLock, endDelegation } from '../lock-delegation/commands'
import { lockDelegation } from '../lock-delegation/record'
import { confirmVersion } from '../member-report/decide'
import { findVersion, listUnconfirmed } from '../member-report/queries'
import { newId } from '../record/id'
import { between } from '../record/validity'
import { plantPeriod, sendReport, submission } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { lockPeriod } from './lock'
import { findPeriod } from './queries'

type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]
type Who = Parameters<Registry['tries']>[0]

const why = { reason: 'Chốt số liệu theo kế hoạch' }
const locking = ({ tries }: Registry, who: Who, id: string, cause = why, version = 1) =>
  tries(who, (db) => lockPeriod(db, { id, version }), cause)

test('a leader locks with reports missing; who, when and what was missing is kept with the lock', async () => {
  await inRegistry(async (registry) => {
    const { db, as, tries, cell, cellNextDoor, people } = registry
    const id = await plantPeriod(db)
    const reported = { organisationId: cell, periodId: id }
    const version = newId()
    await tries('secretary of the cell', (db) => sendReport(db, version, reported, submission()))
    const sent = await as('officer', (db) => findVersion(db, version))
    if (!sent) throw new Error('sent and not there')
    await tries('officer', (db) => confirmVersion(db, sent))

    const missing = [...(await as('officer', (db) => listUnconfirmed(db, id)))].map((row) => row.id)
    expect(missing).toContain(cellNextDoor)
    expect(missing).not.toContain(cell)
    expect(await locking(registry, 'leader', id, { reason: '' })).toMatchObject({
      problem: { fields: { reason: { key: 'empty' } } },
    })
    expect(await locking(registry, 'leader', id)).toEqual({ ok: true, value: { id, version: 2 } })
    const locked = await as('secretary of the cell', (db) => findPeriod(db, id))
    expect(locked).toMatchObject({ lockedBy: people.leader.accountId, lockedByName: 'Đặng Lãnh Đạo', canLock: false })
    expect(locked?.missingAtLock?.toSorted()).toEqual(missing.toSorted())
    expect(await operationsOf(db, id)).toEqual(['lock'])
  })
})

test('what is missing is everything missing, also to a delegate who sees one park only', async () => {
  await inRegistry(async (registry) => {
    const { db, as, cellNextDoor, hill } = registry
    const id = await plantPeriod(db, undefined, { asksFigures: true })
    await delegate(registry, today(), today())
    expect(await locking(registry, 'officer of the park', id)).toMatchObject({ ok: true })
    const locked = await as('leader', (db) => findPeriod(db, id))
    expect(locked?.missingAtLock).toEqual(expect.arrayContaining([cellNextDoor, hill]))
  })
})

test('only leaders and delegates lock, once, and not before a period begins', async () => {
  await inRegistry(async (registry) => {
    const { db } = registry
    const id = await plantPeriod(db)
    for (const who of ['officer', 'administrator', 'inspector', 'secretary of the cell'] as const)
      expect(await locking(registry, who, id), who).toEqual({ ok: false, problem: { kind: 'forbidden' } })
    expect(await locking(registry, 'leader', id)).toMatchObject({ ok: true })
    for (const version of [1, 2])
      expect(await locking(registry, 'leader', id, why, version)).toEqual({ ok: false, problem: { kind: 'locked' } })
    expect(await locking(registry, 'leader', newId())).toEqual({ ok: false, problem: { kind: 'missing' } })

    const later = await plantPeriod(db, '2099-05-01')
    expect(await locking(registry, 'leader', later)).toMatchObject({
      problem: { fields: { reason: { key: 'period-not-begun' } } },
    })
  })
})

test('nobody chooses by whom, when, or with what missing a period is locked, nor unlocks it', async () => {
  await inRegistry(async (registry) => {
    const { db, as, cell, people } = registry
    const id = await plantPeriod(db)
    await as(
      'leader',
      (db) =>
        db.execute(sql`update period set locked_at = '2020-01-01', locked_by = ${people.officer.accountId},
          missing_at_lock = array[${cell}]::uuid[], version = 2 where id = ${id}`),
      why,
    )
    const found = await as('leader', (db) => findPeriod(db, id))
    expect(found?.lockedBy).toBe(people.leader.accountId)
    expect(found?.lockedAt?.getFullYear()).toBeGreaterThan(2020)
    expect(found?.missingAtLock?.length).toBeGreaterThan(1)
    for (const who of ['leader', 'officer'] as const)
      await expect(
        as(who, (db) => db.execute(sql`update period set locked_at = null where id = ${id}`), why),
      ).rejects.toThrow()
  })
})

test('a delegate locks from the first day to the last, and not before', async () => {
  const day = (days: number) => addDays(today(), days)
  for (const [from, to, may] of [
    [day(0), day(0), true],
    [day(-7), day(7), true],
    [day(1), day(7), false],
  ] as const) {
    await inRegistry(async (registry) => {
      const id = await plantPeriod(registry.db)
      await delegate(registry, from, to)
      const result = await locking(registry, 'officer of the park', id)
      expect(result, `${from} – ${to}`).toMatchObject(may ? { ok: true } : { problem: { kind: 'forbidden' } })
    })
  }
})

test('a delegation that was over before is given to nobody, and one that is over opens nothing', async () => {
  await inRegistry(async (registry) => {
    const { db, people, tries } = registry
    const { accountId } = people['officer of the park']
    const [from, to] = [addDays(today(), -7), addDays(today(), -1)]
    expect(await tries('leader', (db) => delegateLock(db, newId(), { accountId, from, to }))).toMatchObject({
      problem: { fields: { to: { key: 'over-already' } } },
    })
    await db.insert(lockDelegation).values({ accountId, valid: between(from, today()) })
    const result = await locking(registry, 'officer of the park', await plantPeriod(db))
    expect(result).toMatchObject({ problem: { kind: 'forbidden' } })
  })
})

test('a delegation ends with the day it is ended; leaders alone give and end it', async () => {
  await inRegistry(async (registry) => {
    const { db, tries, people } = registry
    const period = await plantPeriod(db)
    const wish = { accountId: people['officer of the park'].accountId, from: today(), to: addDays(today(), 30) }
    for (const who of ['officer', 'administrator', 'inspector'] as const)
      expect(await tries(who, (db) => delegateLock(db, newId(), wish)), who).toEqual({
        ok: false,
        problem: { kind: 'forbidden' },
      })
    const notAnOfficer = { ...wish, accountId: people.inspector.accountId }
    expect(await tries('leader', (db) => delegateLock(db, newId(), notAnOfficer))).toMatchObject({
      problem: { fields: { accountId: { key: 'choose' } } },
    })
    const id = await delegate(registry, wish.from, wish.to)
    const end = (who: Who, lastDay: string, version = 1) =>
      tries(who, (db) => endDelegation(db, { id, version }, lastDay), { reason: 'Về công tác' })
    expect(await end('officer', today())).toEqual({ ok: false, problem: { kind: 'forbidden' } })
    expect(await end('leader', addDays(today(), 60))).toMatchObject({
      problem: { fields: { lastDay: { key: 'ends-earlier' } } },
    })
    expect(await end('leader', addDays(today(), -1))).toMatchObject({ ok: true })
    expect(await locking(registry, 'officer of the park', period)).toEqual({
      ok: false,
      problem: { kind: 'forbidden' },
    })
  })
})

async function delegate({ tries, people }: Registry, from: string, to: string) {
  const id = newId()
  const wish = { accountId: people['officer of the park'].accountId, from, to }
  expect(await tries('leader', (db) => delegateLock(db, id, wish))).toEqual({ ok: true, value: { id } })
  return id
}

const operationsOf = async (db: Db, id: string) => {
  const found = await db.execute<{ operation: string }>(
    sql`select operation from audit where row_id = ${id} and operation <> 'create'`,
  )
  return found.map(({ operation }) => operation)
}
