import { expect, test } from 'vitest'
import { listRows } from '../lists'
import { retireRecord } from '../plain'
import { newId } from '../record/id'
import { everything } from '../record/listing'
import { inRegistry } from '../testing/stories'
import { endAffiliated, registerAffiliated, reviseAffiliated } from './commands'
import { affiliatedList } from './list'
import { findAffiliated } from './queries'
import { AffiliatedRegistration, affiliatedOrganisations } from './record'

const because = { reason: 'Theo quyết định' }

const described = (enterpriseId: string, more: Partial<AffiliatedRegistration> = {}) =>
  AffiliatedRegistration.parse({
    enterpriseId,
    kind: 'youth_union',
    name: 'Chi đoàn',
    members: 40,
    foundedOn: '2019-03-26',
    ...more,
  })

test.each([
  ['officer', 'ok'],
  ['officer of the park', 'ok'],
  ['officer of the park next door', 'forbidden'],
  ['leader', 'forbidden'],
  ['administrator', 'forbidden'],
  ['inspector', 'forbidden'],
  ['secretary of the cell', 'forbidden'],
] as const)('%s enters a youth union in an enterprise of the park: %s', async (who, outcome) => {
  await inRegistry(async ({ tries, harbour }) => {
    const result = await tries(who, (db) => registerAffiliated(db, newId(), described(harbour)))
    expect(result.ok ? 'ok' : result.problem.kind).toBe(outcome)
  })
})

test('the strength of a self-defence unit is not held', async () => {
  await inRegistry(async ({ tries, harbour }) => {
    const enter = (members: number | null) =>
      tries('officer', (db) => registerAffiliated(db, newId(), described(harbour, { kind: 'self_defence', members })))
    expect(await enter(12)).toEqual({
      ok: false,
      problem: { kind: 'invalid', fields: { members: { key: 'self-defence' } } },
    })
    expect((await enter(null)).ok).toBe(true)
  })
})

test('it exists from its founding to its end, which a correction keeps', async () => {
  await inRegistry(async ({ as, tries, harbour }) => {
    const id = newId()
    await tries('officer', (db) => registerAffiliated(db, id, described(harbour)))
    const end = (version: number, on: string) =>
      tries('officer', (db) => endAffiliated(db, { id, version }, on), because)
    expect(await end(1, '2019-03-25')).toMatchObject({ problem: { fields: { endsOn: { key: 'dates-in-order' } } } })
    expect((await end(1, '2023-12-31')).ok).toBe(true)
    const mended = described(harbour, { foundedOn: '2018-03-26' })
    expect((await tries('officer', (db) => reviseAffiliated(db, { id, version: 2 }, mended), because)).ok).toBe(true)
    expect(await as('officer', (db) => findAffiliated(db, id))).toMatchObject({
      foundedOn: '2018-03-26',
      endedOn: '2023-12-31',
    })
    const seen = async (validOn: string) =>
      (await as('officer', (db) => listRows(db, affiliatedList, { ...everything, validOn }))).rows.some(
        (row) => row.id === id,
      )
    expect(
      await Promise.all([
        await seen('2018-03-25'),
        await seen('2018-03-26'),
        await seen('2023-12-31'),
        await seen('2024-01-01'),
      ]),
    ).toEqual([false, true, true, false])
  })
})

test('a list is asked by kind, park and enterprise; a retired one is left out', async () => {
  await inRegistry(async ({ as, tries, harbour, park, nextDoor }) => {
    const id = newId()
    await tries('officer', (db) => registerAffiliated(db, id, described(harbour)))
    const seen = async (chosen: Record<string, string>, text = '') =>
      (await as('officer', (db) => listRows(db, affiliatedList, { ...everything, chosen, text }))).rows.some(
        (row) => row.id === id,
      )
    expect(await seen({ kind: 'youth_union', unit: park, enterprise: harbour }, 'dinh vu')).toBe(true)
    expect(await seen({ kind: 'trade_union' })).toBe(false)
    expect(await seen({ unit: nextDoor })).toBe(false)
    await tries(
      'officer',
      (db) => retireRecord(db, affiliatedOrganisations, { id, version: 1 }, { on: '2025-01-01' }),
      because,
    )
    expect([await seen({}), await seen({ followed: 'no' })]).toEqual([false, true])
    await tries('officer', (db) => retireRecord(db, affiliatedOrganisations, { id, version: 2 }, null), because)
    expect(await seen({})).toBe(true)
  })
})
