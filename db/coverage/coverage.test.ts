import { expect, test } from 'vitest'
import { retireRecord } from '../plain'
import { newId } from '../record/id'
import { inRegistry } from '../testing/stories'
import { coverEnterprise, endCoverage, reviseCoverage } from './commands'
import { findCoverage, listEnterprisesCovered, listOrganisationsCovering } from './queries'
import { coverages } from './record'

const cause = { reason: 'Theo quyết định' }
const from = '2024-01-01'

test('a combined cell serves another enterprise from a day to a day, and both sides show it', async () => {
  await inRegistry(async ({ as, tries, cell, harbour }) => {
    const id = newId()
    const input = { organisationId: cell, enterpriseId: harbour, isHost: false, documentId: null }
    const added = await tries('officer of the park', (db) => coverEnterprise(db, id, input, { from }))
    expect(added).toEqual({ ok: true, value: { id } })
    const ended = await tries('officer of the park', (db) => endCoverage(db, { id, version: 1 }, '2024-03-31'), cause)
    expect(ended).toEqual({ ok: true, value: { id, version: 2 } })
    await as('officer of the park', async (db) => {
      expect(await findCoverage(db, id)).toMatchObject({ from, to: '2024-03-31' })
      const then = [...(await listEnterprisesCovered(db, cell, '2024-03-31'))]
      expect(then.map(({ holds }) => holds)).toEqual([true, true])
      const now = [...(await listOrganisationsCovering(db, harbour))]
      expect(now).toMatchObject([{ organisationName: 'Chi bộ Công ty Cơ khí Bến Sông', holds: false }])
    })
  })
})

test('it sits in one enterprise at a time, serves none twice, and none that is not there', async () => {
  await inRegistry(async ({ tries, cell, harbour, riverside }) => {
    const add = (enterpriseId: string, isHost: boolean, on = from) =>
      tries('officer', (db) =>
        coverEnterprise(db, newId(), { organisationId: cell, enterpriseId, isHost, documentId: null }, { from: on }),
      )
    expect(await add(harbour, true)).toMatchObject({ problem: { fields: { isHost: { key: 'one-host' } } } })
    expect(await add(riverside, false)).toMatchObject({ problem: { kind: 'overlap' } })
    expect(await add(harbour, false, '2010-01-01')).toMatchObject({ problem: { kind: 'invalid' } })
  })
})

test('an entry made in error is retired, and somebody else’s save is not lost', async () => {
  await inRegistry(async ({ as, tries, cell, cellNextDoor }) => {
    const [row] = await as('officer', (db) => listEnterprisesCovered(db, cell))
    const at = { id: row?.id ?? '', version: 1 }
    const host = { isHost: false, documentId: null }
    expect(await tries('officer', (db) => reviseCoverage(db, at, host), cause)).toMatchObject({ ok: true })
    expect(await tries('officer', (db) => reviseCoverage(db, at, host), cause)).toMatchObject({
      problem: { kind: 'stale' },
    })
    const retire = { on: '2024-01-01', reason: 'Nhập nhầm' }
    expect(
      await tries('officer', (db) => retireRecord(db, coverages, { ...at, version: 2 }, retire), cause),
    ).toMatchObject({
      ok: true,
    })
    expect(await as('officer', (db) => listEnterprisesCovered(db, cell))).toHaveLength(0)

    const [other] = await as('officer', (db) => listEnterprisesCovered(db, cellNextDoor))
    const theirs = { id: other?.id ?? '', version: 1 }
    expect(await tries('officer of the park', (db) => endCoverage(db, theirs, from), cause)).toMatchObject({
      problem: { kind: 'missing' },
    })
    expect(await tries('leader', (db) => endCoverage(db, theirs, from), cause)).toMatchObject({
      problem: { kind: 'forbidden' },
    })
  })
})
