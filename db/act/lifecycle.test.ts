import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listEnterprisesCovered } from '../coverage/queries'
import type { Db } from '../door/actor'
import { listEventsOf, listOrganisationsIn } from '../event/queries'
import { findOrganisation } from '../organisation/queries'
import { newId } from '../record/id'
import { inRegistry } from '../testing/stories'
import { recordReclassification, recordRenaming, recordTermExtension, recordTransfer } from './change-state'
import { recordDivision, recordSplit } from './divide'
import { recordEnding } from './end'
import { recordAbsorption, recordConsolidation } from './merge'

const effectiveOn = '2024-06-01'
const decision = { decisionNumber: '21-QĐ/ĐU', decisionIssuedOn: '2024-05-20', decisionIssuer: 'Đảng ủy Thử Nghiệm' }
const told = { effectiveOn, ...decision, note: null }
const cause = { reason: 'Theo quyết định' }
const on = (organisationId: string) => ({ organisationId, eventId: newId() })

const nameOn = async (db: Db, id: string, day: string) => (await findOrganisation(db, id, day))?.name
const coveredOn = async (db: Db, id: string, day: string) =>
  [...(await listEnterprisesCovered(db, id, day))].filter(({ holds }) => holds).map(({ enterpriseId }) => enterpriseId)

test('a renaming holds from its day, and is an event with its decision', async () => {
  await inRegistry(async ({ as, tries, cell }) => {
    const act = () =>
      tries('officer', (db) => recordRenaming(db, on(cell), { ...told, name: 'Chi bộ Bến Sông mới' }), cause)
    expect(await act()).toEqual({ ok: true, value: { id: cell } })
    await as('officer', async (db) => {
      expect(await nameOn(db, cell, '2024-05-31')).toBe('Chi bộ Công ty Cơ khí Bến Sông')
      expect(await nameOn(db, cell, effectiveOn)).toBe('Chi bộ Bến Sông mới')
      const [renamed] = await listEventsOf(db, cell)
      expect(renamed).toMatchObject({
        kind: 'renamed',
        effectiveOn,
        part: 'subject',
        decision: '21-QĐ/ĐU, 20/05/2024, Đảng ủy Thử Nghiệm',
      })
    })
    expect(await act()).toMatchObject({ problem: { fields: { name: { key: 'unchanged' } } } })
  })
})

test('a transfer goes to a committee of the registry or to one outside, and the past keeps the old superior', async () => {
  await inRegistry(async ({ as, tries, cell, committee }) => {
    const move = (superiorId: string | null, externalSuperior: string | null) =>
      tries('officer', (db) => recordTransfer(db, on(cell), { ...told, superiorId, externalSuperior }), cause)
    expect(await move(null, null)).toMatchObject({ problem: { fields: { superiorId: { key: 'no-superior' } } } })
    expect(await move(committee, 'Đảng ủy phường')).toMatchObject({ problem: { fields: { externalSuperior: {} } } })
    expect(await move(cell, null)).toMatchObject({ problem: { fields: { superiorId: { key: 'v22' } } } })
    expect(await move(null, 'Đảng ủy phường Thử Nghiệm')).toMatchObject({ ok: true })
    await as('officer', async (db) => {
      expect(await findOrganisation(db, cell, '2024-05-31')).toMatchObject({
        superiorId: committee,
        externalSuperior: null,
      })
      expect(await findOrganisation(db, cell)).toMatchObject({
        superiorId: null,
        externalSuperior: 'Đảng ủy phường Thử Nghiệm',
      })
    })
  })
})

test('a new kind and a longer term', async () => {
  await inRegistry(async ({ as, tries, cell }) => {
    const kind = { ...told, kind: 'grassroots_committee', name: 'Đảng bộ Bến Sông' }
    expect(await tries('officer', (db) => recordReclassification(db, on(cell), kind), cause)).toMatchObject({
      ok: true,
    })
    const term = { ...told, termEndsOn: '2027-06-30' }
    expect(await tries('officer', (db) => recordTermExtension(db, on(cell), term), cause)).toMatchObject({ ok: true })
    const rows = await as('officer', (db) =>
      db.execute(sql`select term_ends_on::text from mandate where organisation_id = ${cell}`),
    )
    expect(rows).toEqual([{ term_ends_on: '2027-06-30' }])
  })
})

test('an ending asks where the members go and where the organisations under it go, and ends the rest with it', async () => {
  await inRegistry(async ({ as, tries, cell, committee, riverside, secretaries }) => {
    const end = (id: string, asked = {}) =>
      tries(
        'officer',
        (db) => recordEnding(db, on(id), { ...told, kind: 'dissolved', membersTo: null, ...asked }),
        cause,
      )
    expect(await end(cell)).toMatchObject({ problem: { fields: { membersTo: { key: 'v21', values: { count: 12 } } } } })
    expect(await end(committee, { membersTo: 'Đảng ủy phường' })).toMatchObject({
      problem: { fields: { heirId: { key: 'subordinates' } } },
    })
    expect(await end(cell, { membersTo: 'Chi bộ Đồi Dứa', effectiveOn: '2021-05-05' })).toMatchObject({
      problem: { fields: { effectiveOn: { key: 'not-living' } } },
    })
    expect(await end(cell, { membersTo: 'Chi bộ Đồi Dứa' })).toMatchObject({ ok: true })
    await as('officer', async (db) => {
      expect(await findOrganisation(db, cell)).toMatchObject({ endedOn: '2024-05-31' })
      expect(await coveredOn(db, cell, '2024-05-31')).toEqual([riverside])
      expect(await coveredOn(db, cell, effectiveOn)).toEqual([])
      const ended = await db.execute(
        sql`select valid::text, end_reason from mandate where person_id = ${secretaries.cell}`,
      )
      expect(ended).toEqual([{ valid: '[2022-01-01,2024-06-01)', end_reason: 'organisation_ended' }])
      expect((await listEventsOf(db, cell))[0]).toMatchObject({ kind: 'dissolved', membersTo: 'Chi bộ Đồi Dứa' })
    })
    const asked = as('secretary of the cell', (db) => findOrganisation(db, cell))
    await expect(asked, 'the mandate is over, and the right with it').rejects.toMatchObject({
      cause: { code: '28000' },
    })
    expect(await end(cell, { membersTo: 'x' })).toMatchObject({
      problem: { fields: { effectiveOn: { key: 'not-living' } } },
    })
    expect(await end(committee, { membersTo: 'Đảng ủy phường', heirId: null })).toMatchObject({ ok: true })
  })
})

test('in an absorption one keeps its identity and takes what the other served', async () => {
  await inRegistry(async ({ as, tries, cell, cellNextDoor, hill, riverside }) => {
    const absorb = (ids: string[]) =>
      tries('officer', (db) => recordAbsorption(db, on(cell), { ...told, absorbedIds: ids }), cause)
    expect(await absorb([cell])).toMatchObject({ problem: { fields: { absorbed1: { key: 'itself' } } } })
    expect(await absorb([cellNextDoor])).toMatchObject({ ok: true })
    await as('officer', async (db) => {
      expect((await coveredOn(db, cell, effectiveOn)).sort()).toEqual([riverside, hill].sort())
      expect(await findOrganisation(db, cell)).toMatchObject({ endedOn: null })
      expect(await findOrganisation(db, cellNextDoor)).toMatchObject({ endedOn: '2024-05-31' })
      const [absorbed] = await listEventsOf(db, cellNextDoor)
      expect(absorbed).toMatchObject({
        kind: 'absorbed',
        part: 'predecessor',
        membersTo: 'Chi bộ Công ty Cơ khí Bến Sông',
      })
    })
  })
})

test('in a consolidation both end and a new one begins, with what they served', async () => {
  await inRegistry(async ({ as, tries, cell, cellNextDoor, committee, hill, riverside }) => {
    const place = on(cell)
    const asked = {
      ...told,
      otherIds: [cellNextDoor],
      name: 'Chi bộ Liên hợp',
      kind: 'grassroots_cell',
      secretaryName: 'Ngô Minh Đức',
    }
    expect(await tries('officer', (db) => recordConsolidation(db, place, asked), cause)).toMatchObject({ ok: true })
    await as('officer', async (db) => {
      const parts = await listOrganisationsIn(db, place.eventId)
      expect([...parts].map(({ part }) => part)).toEqual(['predecessor', 'predecessor', 'successor'])
      const id = [...parts].find(({ part }) => part === 'successor')?.organisationId ?? ''
      expect(await findOrganisation(db, id)).toMatchObject({
        name: 'Chi bộ Liên hợp',
        superiorId: committee,
        foundedOn: effectiveOn,
      })
      expect((await coveredOn(db, id, effectiveOn)).sort()).toEqual([riverside, hill].sort())
      const [secretary] = await db.execute(
        sql`select obtained, lower(valid)::text as since from mandate where organisation_id = ${id}`,
      )
      expect(secretary).toEqual({ obtained: 'appointed', since: effectiveOn })
      expect(await findOrganisation(db, cell)).toMatchObject({ endedOn: '2024-05-31' })
    })
  })
})

test('in a division it ends and two begin; in a split it goes on beside a new one', async () => {
  await inRegistry(async ({ as, tries, cell, cellNextDoor, hill, riverside, harbour }) => {
    const divide = (secondEnterpriseIds: string[]) =>
      tries(
        'officer',
        (db) =>
          recordDivision(db, on(cell), {
            ...told,
            firstName: 'Chi bộ Một',
            firstEnterpriseIds: [riverside],
            secondName: 'Chi bộ Hai',
            secondEnterpriseIds,
            kind: 'grassroots_cell',
          }),
        cause,
      )
    expect(await divide([harbour])).toMatchObject({
      problem: { fields: { secondEnterpriseIds: { key: 'not-covered' } } },
    })
    expect(await divide([])).toMatchObject({ ok: true })
    const split = { ...told, name: 'Chi bộ Ba', kind: 'grassroots_cell', enterpriseIds: [hill] }
    expect(await tries('officer', (db) => recordSplit(db, on(cellNextDoor), split), cause)).toMatchObject({ ok: true })
    await as('officer', async (db) => {
      expect(await findOrganisation(db, cell)).toMatchObject({ endedOn: '2024-05-31' })
      expect(await findOrganisation(db, cellNextDoor)).toMatchObject({ endedOn: null })
      expect(await coveredOn(db, cellNextDoor, effectiveOn)).toEqual([])
      expect((await listEventsOf(db, cellNextDoor))[0]).toMatchObject({
        kind: 'split_off',
        part: 'subject',
        others: 'Chi bộ Ba',
      })
    })
  })
})

test.each([
  ['officer of the park', { ok: true }],
  ['officer of the park next door', { problem: { kind: 'missing' } }],
  ['leader', { problem: { kind: 'forbidden' } }],
  ['inspector', { problem: { kind: 'forbidden' } }],
  ['administrator', { problem: { kind: 'forbidden' } }],
  ['secretary of the cell', { problem: { kind: 'forbidden' } }],
] as const)('an act of the %s', async (who, outcome) => {
  await inRegistry(async ({ tries, cell }) => {
    const result = await tries(who, (db) => recordRenaming(db, on(cell), { ...told, name: 'Tên khác' }), cause)
    expect(result).toMatchObject(outcome)
  })
})

test('an officer cannot end an organisation of somebody else’s unit through one of their own', async () => {
  await inRegistry(async ({ tries, cell, cellNextDoor }) => {
    const asked = { ...told, absorbedIds: [cellNextDoor] }
    const result = await tries('officer of the park', (db) => recordAbsorption(db, on(cell), asked), cause)
    expect(result).toMatchObject({ problem: { kind: 'missing' } })
  })
})
