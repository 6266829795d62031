import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '../door/actor'
import { listEventsOf, listOrganisationsIn } from '../event/queries'
import { findOrganisation } from '../organisation/queries'
import { newId } from '../record/id'
import { sumBelow } from '../report/sums'
import { setting } from '../setting/record'
import { confirmReport, plantOrganisation, plantPeriod } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { reclassificationIn, recordReclassification, recordTransfer, TransferInput } from './change-state'
import { recordDivision, recordSplit } from './divide'
import { doubtsAbout } from './doubts'
import { endingIn, recordEnding } from './end'
import { absorptionIn, recordAbsorption } from './merge'

type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]
const effectiveOn = '2024-05-15'
const told = { effectiveOn, decisionNumber: null, decisionIssuedOn: null, decisionIssuer: null, note: null }
const cause = { reason: 'Theo quyết định' }
const on = (organisationId: string) => ({ organisationId, eventId: newId() })
const kind = 'grassroots_cell'
const nobody = { members: null, probationary: null, female: null }
const moved = (members: number, probationary: number | null = null, female: number | null = null) => ({
  members,
  probationary,
  female,
})

/** The parts of an event with their numbers, by the organisation's name. */
const partsOf = async ({ as }: Registry, eventId: string) =>
  Object.fromEntries(
    [...(await as('officer', (db) => listOrganisationsIn(db, eventId)))].map(
      ({ name, part, members, probationary, female }) => [name, [part, members, probationary, female]],
    ),
  )

/** Opening, increase and decrease by events of a report as the register computes them. */
const beginsOf = ({ db }: Registry, organisationId: string, periodId: string) =>
  db
    .execute<Record<string, number | null>>(
      sql`select opening, event_increase as up, event_decrease as down from report_opening(${organisationId}, ${periodId})`,
    )
    .then(([row]) => [row?.opening, row?.up, row?.down])

const closingOf = async ({ db }: Registry, organisationId: string, periodId: string) => {
  const [row] = await db.execute<{ closing: number }>(sql`select closing_total as closing from confirmed_report
    where organisation_id = ${organisationId} and period_id = ${periodId}`)
  return row?.closing
}

test('a dissolution shares all members out, to organisations and outside, and the reports follow it', () =>
  inRegistry(async (registry) => {
    const { db, tries, as, park, committee, cell, cellNextDoor } = registry
    const may = await plantPeriod(db)
    const near = await plantOrganisation(db, park, 'Chi bộ Lân Cận', committee)
    const end = (asked: Partial<Parameters<typeof recordEnding>[2]>, place = on(cell)) =>
      tries('officer', (db) => recordEnding(db, place, { ...told, kind: 'dissolved', ...asked }), cause)
    const to = (organisationId: string, one: object = nobody) => ({ organisationId, ...nobody, ...one })
    const refused = (name: string, key: string, values = {}) => ({
      problem: { fields: { [name]: { key, ...(Object.keys(values).length > 0 && { values }) } } },
    })
    expect(await end({})).toMatchObject(refused('membersTo', 'v21', { count: 12 }))
    expect(await end({ receivers: [to(near, { members: 7 })] })).toMatchObject(
      refused('outsideMembers', 'v21-sum', { sum: 7, figure: 12 }),
    )
    expect(await end({ receivers: [to(near), to(cellNextDoor)] })).toMatchObject(
      refused('outsideMembers', 'v21-one-rest'),
    )
    expect(await end({ receivers: [to(near, { members: 13 })], membersTo: 'x' })).toMatchObject(
      refused('outsideMembers', 'v21-sum', { sum: 13, figure: 12 }),
    )
    expect(await end({ receivers: [to(cell)] })).toMatchObject(refused('to1', 'itself'))
    expect(await end({ outside: { members: 12 } })).toMatchObject(refused('membersTo', 'v21', { count: 12 }))

    const place = on(cell)
    const receivers = [to(near, moved(4, 1, 2)), to(cellNextDoor, moved(3))]
    expect(await end({ receivers, membersTo: 'Đảng ủy phường Gió Đông' }, place)).toMatchObject({ ok: true })
    expect(await partsOf(registry, place.eventId)).toEqual({
      'Chi bộ Công ty Cơ khí Bến Sông': ['subject', 12, null, null],
      'Chi bộ Lân Cận': ['successor', 4, 1, 2],
      'Chi bộ Công ty Dệt may Đồi Dứa': ['successor', 3, null, null],
    })
    expect((await as('officer', (db) => listEventsOf(db, cell)))[0]).toMatchObject({
      membersTo: 'Chi bộ Lân Cận; Chi bộ Công ty Dệt may Đồi Dứa; Đảng ủy phường Gió Đông',
    })
    expect(await beginsOf(registry, cell, may)).toEqual([12, 0, 12])
    expect(await beginsOf(registry, cellNextDoor, may)).toEqual([12, 3, 0])
    for (const one of [cell, near, cellNextDoor]) await confirmReport(registry, one, may, { note: 'giải thể' })
    expect(await closingOf(registry, cell, may)).toBe(0)
    expect(await closingOf(registry, cellNextDoor, may)).toBe(15)
  }))

test('an organisation without members is dissolved without a question, one without a figure needs a place', () =>
  inRegistry(async (registry) => {
    const { db, tries, park, committee } = registry
    const april = await plantPeriod(db, '2024-04-01')
    const [empty, unknown] = [
      await plantOrganisation(db, park, 'Chi bộ Không Người', committee),
      await plantOrganisation(db, park, 'Chi bộ Chưa Báo Cáo', committee),
    ]
    await confirmReport(registry, empty, april, { transferredOut: 10, note: 'chuyển hết' })
    const end = (id: string, asked = {}, place = on(id)) =>
      tries('officer', (db) => recordEnding(db, place, { ...told, kind: 'ended_activity', ...asked }), cause)
    expect(await end(empty)).toMatchObject({ ok: true })
    expect(await end(unknown)).toMatchObject({ problem: { fields: { membersTo: { key: 'v21-unknown' } } } })
    const place = on(unknown)
    expect(await end(unknown, { membersTo: 'Đảng ủy xã' }, place)).toMatchObject({ ok: true })
    expect(await partsOf(registry, place.eventId)).toEqual({ 'Chi bộ Chưa Báo Cáo': ['subject', null, null, null] })
  }))

test('a cell that rises hands its members to new cells, in one event with the numbers of all', () =>
  inRegistry(async (registry) => {
    const { db, tries, as, committee, cell, riverside, harbour } = registry
    const may = await plantPeriod(db)
    const cellOf = (name: string, members: number | null, enterpriseIds = [riverside]) => ({
      ...nobody,
      name,
      members,
      enterpriseIds,
      field: 'cell1EnterpriseIds',
    })
    const rise = (cells: ReturnType<typeof cellOf>[], asked = {}, place = on(cell)) =>
      tries(
        'officer',
        (db) =>
          recordReclassification(db, place, {
            ...told,
            kind: 'grassroots_committee',
            name: 'Đảng bộ Bến Sông',
            cells,
            ...asked,
          }),
        cause,
      )
    expect(await rise([cellOf('Chi bộ Một', 13)])).toMatchObject({
      problem: { fields: { cell1Members: { key: 'cells-exceed', values: { sum: 13, figure: 12 } } } },
    })
    expect(await rise([cellOf('Chi bộ Một', 7, [harbour])])).toMatchObject({
      problem: { fields: { cell1EnterpriseIds: { key: 'not-covered' } } },
    })
    expect(await rise([cellOf('Chi bộ Một', 7)], { kind, name: 'Chi bộ Bến Sông Hai' })).toMatchObject({
      problem: { fields: { cell1Name: { key: 'cells-need-committee' } } },
    })
    const place = on(cell)
    expect(await rise([cellOf('Chi bộ Một', 7), cellOf('Chi bộ Hai', 5, [])], {}, place)).toMatchObject({ ok: true })
    expect(await partsOf(registry, place.eventId)).toEqual({
      'Đảng bộ Bến Sông': ['subject', 12, null, null],
      'Chi bộ Một': ['successor', 7, null, null],
      'Chi bộ Hai': ['successor', 5, null, null],
    })
    const parts = [...(await as('officer', (db) => listOrganisationsIn(db, place.eventId)))]
    const [first, second] = ['Chi bộ Một', 'Chi bộ Hai'].map(
      (name) => parts.find((one) => one.name === name)?.organisationId ?? '',
    )
    if (!first || !second) throw new Error('the cells were not founded')
    expect(await as('officer', (db) => findOrganisation(db, first))).toMatchObject({ superiorId: cell, kind })
    const covering = await db.execute<{ id: string }>(sql`select organisation_id as id from coverage
      where enterprise_id = ${riverside} and valid @> ${effectiveOn}::date order by 1`)
    // The second was told no enterprise: it covers what the committee covers.
    expect([...covering].map(({ id }) => id).sort()).toEqual([cell, first, second].sort())

    expect(await beginsOf(registry, first, may)).toEqual([null, 7, 0])
    for (const one of [first, second]) await confirmReport(registry, one, may, firstReport)
    expect(await as('officer', (db) => sumBelow(db, committee, may))).toMatchObject({
      lines: { eventIncrease: 12, closingTotal: 12 },
    })
  }))

const firstReport = { openingTotal: 0, probationaryMembers: 0, femaleMembers: 0, note: 'nâng cấp' }

const plantZoneFrom = async (db: Db, committee: string) => {
  await db.execute(sql`update setting set valid = daterange(lower(valid), '2024-05-01')
    where key = 'zone_committee' and valid @> '2024-05-01'::date`)
  await db.insert(setting).values({ key: 'zone_committee', value: committee, valid: '[2024-05-01,)' })
}

test('a transfer says whether it goes within, out of or into the zone, and how many go along', () =>
  inRegistry(async (registry) => {
    const { db, tries, as, park, committee, cell, cellNextDoor, riverside } = registry
    await plantZoneFrom(db, committee)
    const under = await plantOrganisation(db, park, 'Đảng bộ Công ty', committee)
    const transfer = async (id: string, superiorId: string | null, asked = {}) => {
      const place = on(id)
      const superior = { superiorId, externalSuperior: superiorId ? null : 'Đảng ủy phường' }
      const result = await tries(
        'officer',
        (db) => recordTransfer(db, place, { ...told, ...superior, ...asked }),
        cause,
      )
      if (!result.ok) return result
      const [part] = await as('officer', (db) => listOrganisationsIn(db, place.eventId))
      const [happened] = await as('officer', (db) => listEventsOf(db, id))
      expect(happened?.direction).toBe(part?.direction)
      return [part?.direction, part?.members]
    }
    expect(await transfer(cell, under)).toEqual(['within', null])
    expect(await transfer(cell, null, { effectiveOn: '2024-05-16' })).toEqual(['out', null])
    const [has] = await db.execute<{ has: boolean }>(
      sql`select has_organisation as has from working_enterprises('2024-05-17') where id = ${riverside}`,
    )
    expect(has?.has, 'its enterprise still counts as having an organisation').toBe(true)
    expect(await transfer(cellNextDoor, committee, { members: 12 })).toMatchObject({
      problem: { fields: { members: { key: 'transfer-has-figure' } } },
    })
    expect(await transfer(cellNextDoor, committee)).toEqual(['in', null])

    const outside = await plantOrganisation(db, park, 'Chi bộ Từ Ngoài', cellNextDoor)
    expect(await transfer(outside, committee, { members: 9, female: 4 })).toEqual(['in', 9])
  }))

test('numbers said with a merger, a division or a split replace the figures of the register', () =>
  inRegistry(async (registry) => {
    const { tries, cell, cellNextDoor } = registry
    const place = on(cell)
    const asked = { ...told, absorbedIds: [cellNextDoor], moved: { [cellNextDoor]: moved(11, 2, 5) } }
    expect(await tries('officer', (db) => recordAbsorption(db, place, asked), cause)).toMatchObject({ ok: true })
    expect(Object.values(await partsOf(registry, place.eventId)).sort()).toEqual([
      ['predecessor', 11, 2, 5],
      ['subject', 11, 2, 5],
    ])
    const [split, divided] = [
      { organisationId: cell, eventId: newId() },
      { organisationId: cell, eventId: newId() },
    ]
    const born = { ...told, kind, enterpriseIds: [], firstEnterpriseIds: [], secondEnterpriseIds: [] }
    await tries(
      'officer',
      (db) => recordSplit(db, split, { ...born, effectiveOn: '2024-05-16', name: 'Chi bộ Tách', ...moved(2, 1, null) }),
      cause,
    )
    expect(Object.values(await partsOf(registry, split.eventId))).toEqual([
      ['subject', 2, 1, null],
      ['successor', 2, 1, null],
    ])
    const names = { firstName: 'Chi bộ A', secondName: 'Chi bộ B' }
    const numbers = { firstMembers: 10, firstFemale: 4, secondMembers: 11, secondFemale: 6 }
    await tries(
      'officer',
      (db) => recordDivision(db, divided, { ...born, effectiveOn: '2024-05-17', ...names, ...numbers }),
      cause,
    )
    expect(Object.values(await partsOf(registry, divided.eventId))).toEqual([
      ['predecessor', 21, null, 10],
      ['successor', 10, null, 4],
      ['successor', 11, null, 6],
    ])
  }))

test('a number that is not the figure of the day before is doubted until the box is ticked', () =>
  inRegistry(async ({ as, cell, cellNextDoor }) => {
    const doubt = (act: Parameters<typeof doubtsAbout>[1], values: object) =>
      as('officer', (db) => doubtsAbout(db, act, { effectiveOn, ...values }, cell))
    const differs = { isDifferent: { key: 'differs-from-figure' } }
    expect(await doubt('absorb', { absorbed1: cellNextDoor, absorbed1Members: 11 })).toMatchObject(differs)
    expect(await doubt('absorb', { absorbed1: cellNextDoor, absorbed1Members: 12 })).toEqual({})
    expect(await doubt('absorb', { absorbed1: cellNextDoor })).toEqual({})
    expect(await doubt('absorb', { absorbed1: cellNextDoor, absorbed1Members: 11, isDifferent: true })).toEqual({})
    expect(await doubt('consolidate', { ownMembers: 10, other1: cellNextDoor })).toMatchObject(differs)
    expect(await doubt('divide', { firstMembers: 6, secondMembers: 5 })).toMatchObject(differs)
    expect(await doubt('divide', { firstMembers: 6, secondMembers: 6 })).toEqual({})
    expect(await doubt('split', { members: 13 })).toMatchObject(differs)
    expect(await doubt('split', { members: 3 })).toEqual({})
    expect(await doubt('reclassify', { cell1Name: 'Chi bộ Một', cell1Members: 9 })).toMatchObject({
      isDifferent: { key: 'rest-stays', values: { said: 9, figure: 12, rest: 3 } },
    })
    expect(await doubt('reclassify', { cell1Name: 'Chi bộ Một', cell1Members: 12 })).toEqual({})
    expect(await doubt('reclassify', { kind: 'grassroots_cell' })).toEqual({})
    const alone = { kind: 'grassroots_committee' }
    expect(await doubt('reclassify', alone)).toMatchObject({ isDifferent: { key: 'rises-alone' } })
    expect(await doubt('reclassify', { ...alone, isDifferent: true })).toEqual({})
    expect(await doubt('reclassify', { ...alone, cell1Name: 'Chi bộ Một', cell1Members: 12 })).toEqual({})
  }))

test('rows of a form that are filled in half are refused at their field', () => {
  const at = (result: { ok: boolean; problem?: { fields?: object } }) => Object.keys(result.problem?.fields ?? {})
  const [one, form] = [newId(), { ...told, isDifferent: false }]
  expect(at(absorptionIn(form as never) as never)).toEqual(['absorbed1'])
  expect(at(absorptionIn({ ...form, absorbed2Members: 3 } as never) as never)).toEqual(['absorbed2'])
  expect(at(endingIn({ ...form, to1: one, to3: one } as never) as never)).toEqual(['to3'])
  expect(at(reclassificationIn({ ...form, ...noEnterprises, cell2Members: 3 } as never) as never)).toEqual([
    'cell2Name',
  ])
  const read = TransferInput.safeParse({ ...form, superiorId: one, externalSuperior: null, members: 2, female: 3 })
  expect(read.error?.issues).toMatchObject([{ message: 'of-them', path: ['female'] }])
})

const noEnterprises = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((place) => [`cell${place}EnterpriseIds`, []]))
