import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '../door/actor'
import { listRows } from '../lists'
import { findRecord, registerPlain, retireRecord, revisePlain } from '../plain'
import { newId } from '../record/id'
import { everything } from '../record/listing'
import { inRegistry } from '../testing/stories'
import { targetList } from './list'
import { TargetInput, targets } from './record'

/** The admissions set for a year and organisation, or (null) the whole zone; null if there is no target. */
async function findTarget(db: Db, year: number, organisationId: string | null): Promise<number | null> {
  const [found] = await db.execute<{ admissions: number }>(sql`
    select admissions from target
    where year = ${year} and organisation_id is not distinct from ${organisationId}::uuid and retired_on is null`)
  return found?.admissions ?? null
}

const zone = { year: 2098, organisationId: null, admissions: 40 }

test('an administrator keeps targets, one for a year and an organisation; others read them', async () => {
  await inRegistry(async ({ as, tries, cell, cellNextDoor }) => {
    const [id, own] = [newId(), newId()]
    for (const who of ['officer', 'leader', 'inspector', 'secretary of the cell'] as const)
      expect(await tries(who, (db) => registerPlain(db, targets, newId(), zone)), who).toMatchObject({
        problem: { kind: 'forbidden' },
      })
    expect(await tries('administrator', (db) => registerPlain(db, targets, id, zone))).toEqual({
      ok: true,
      value: { id },
    })
    await tries('administrator', (db) =>
      registerPlain(db, targets, own, { ...zone, organisationId: cell, admissions: 3 }),
    )
    expect(await tries('administrator', (db) => registerPlain(db, targets, newId(), zone))).toMatchObject({
      problem: { kind: 'taken', field: 'year' },
    })

    const year = { ...everything, chosen: { year: '2098' } }
    expect((await as('leader', (db) => listRows(db, targetList, year))).rows.map((row) => row.id)).toEqual([id, own])
    expect((await as('officer', (db) => listRows(db, targetList, { ...year, text: 'co khi' }))).rows).toMatchObject([
      { id: own, organisationName: 'Chi bộ Công ty Cơ khí Bến Sông' },
    ])
    expect(
      (await as('secretary of the cell', (db) => listRows(db, targetList, year))).rows.map((row) => row.id),
    ).toEqual([own])
    expect(await as('officer', (db) => findTarget(db, 2098, null))).toBe(40)
    expect(await as('officer', (db) => findTarget(db, 2098, cell))).toBe(3)
    expect(await as('officer', (db) => findTarget(db, 2098, cellNextDoor))).toBeNull()
  })
})

test('a change of a target needs a reason; a retired one no longer counts', async () => {
  await inRegistry(async ({ as, tries }) => {
    const id = newId()
    await tries('administrator', (db) => registerPlain(db, targets, id, zone))
    const revise = (reason: string, version = 1) =>
      tries('administrator', (db) => revisePlain(db, targets, { id, version }, { ...zone, admissions: 45 }), { reason })
    expect(await revise('')).toMatchObject({ problem: { fields: { reason: { key: 'empty' } } } })
    expect(await revise('Theo quyết định')).toMatchObject({ ok: true })
    expect(await revise('Theo quyết định')).toMatchObject({ problem: { kind: 'stale' } })
    expect(await as('officer', (db) => findRecord(db, targets, id, 'vi'))).toMatchObject({
      admissions: 45,
      canEdit: false,
    })
    const retirement = { on: '2098-06-01', reason: 'Giao lại' }
    await tries('administrator', (db) => retireRecord(db, targets, { id, version: 2 }, retirement), {
      reason: 'Giao lại',
    })
    expect(await as('officer', (db) => findTarget(db, 2098, null))).toBeNull()
  })
})

test('a year is typed as four digits', () => {
  const typed = (year: string) => TargetInput.safeParse({ ...zone, year }).success
  expect([typed('2026'), typed('1999'), typed('26'), typed('hai nghìn'), typed('2026.5')]).toEqual([
    true,
    false,
    false,
    false,
    false,
  ])
})
