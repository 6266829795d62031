import { expect, test } from 'vitest'
import { newId } from '../id'
import { inRegistry } from '../testing/stories'
import { registerTarget, retireTarget, reviseTarget } from './commands'
import { findTarget, listTargets, readTarget } from './queries'
import { TargetInput } from './record'

const asked = { text: '', sort: 'year', descending: true, page: 1, validOn: undefined }
const zone = { year: 2098, organisationId: null, admissions: 40 }

test('an administrator keeps targets, one for a year and an organisation; others read them', async () => {
  await inRegistry(async ({ as, tries, cell, cellNextDoor }) => {
    const [id, own] = [newId(), newId()]
    for (const who of ['officer', 'leader', 'inspector', 'secretary of the cell'] as const)
      expect(await tries(who, (db) => registerTarget(db, newId(), zone)), who).toMatchObject({
        problem: { kind: 'forbidden' },
      })
    for (const _ of ['once', 'again'])
      expect(await tries('administrator', (db) => registerTarget(db, id, zone))).toEqual({ ok: true, value: { id } })
    await tries('administrator', (db) => registerTarget(db, own, { ...zone, organisationId: cell, admissions: 3 }))
    expect(await tries('administrator', (db) => registerTarget(db, newId(), zone))).toMatchObject({
      problem: { kind: 'taken', field: 'year' },
    })

    const year = { ...asked, year: 2098 }
    expect((await as('leader', (db) => listTargets(db, year))).rows.map((row) => row.id)).toEqual([id, own])
    expect((await as('officer', (db) => listTargets(db, { ...year, text: 'co khi' }))).rows).toMatchObject([
      { id: own, organisationName: 'Chi bộ Công ty Cơ khí Bến Sông' },
    ])
    expect((await as('secretary of the cell', (db) => listTargets(db, year))).rows.map((row) => row.id)).toEqual([own])
    expect(await as('officer', (db) => findTarget(db, 2098, null))).toBe(40)
    expect(await as('officer', (db) => findTarget(db, 2098, cell))).toBe(3)
    expect(await as('officer', (db) => findTarget(db, 2098, cellNextDoor))).toBeNull()
  })
})

test('a change of a target needs a reason; a retired one no longer counts', async () => {
  await inRegistry(async ({ as, tries }) => {
    const id = newId()
    await tries('administrator', (db) => registerTarget(db, id, zone))
    const revise = (reason: string, version = 1) =>
      tries('administrator', (db) => reviseTarget(db, { id, version }, { ...zone, admissions: 45 }), { reason })
    expect(await revise('')).toMatchObject({ problem: { fields: { reason: { key: 'empty' } } } })
    expect(await revise('Theo quyết định')).toMatchObject({ ok: true })
    expect(await revise('Theo quyết định')).toMatchObject({ problem: { kind: 'stale' } })
    expect(await as('officer', (db) => readTarget(db, id))).toMatchObject({ admissions: 45, canEdit: false })
    const retirement = { on: '2098-06-01', reason: 'Giao lại' }
    await tries('administrator', (db) => retireTarget(db, { id, version: 2 }, retirement), { reason: 'Giao lại' })
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
