import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { recordRenaming, recordTransfer } from '../act/change-state'
import { recordDivision } from '../act/divide'
import { FoundingInput, foundOrganisation } from '../act/found'
import type { Db } from '../door/actor'
import { changeState, correctOrganisation } from '../organisation/commands'
import { findOrganisation, suggestSuperiors } from '../organisation/queries'
import { OrganisationInput } from '../organisation/record'
import { listHiddenSubordinates } from '../organisation/tree'
import { newId } from '../record/id'
import { nameOfRequested, withNames } from '../references'
import { refusalOf } from '../testing/acting'
import { confirmReport, plantOrganisation, plantPeriod } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { saveAs, undoAs } from '../testing/undoing'

const effectiveOn = '2024-06-01'
const told = {
  effectiveOn,
  decisionNumber: '21-QĐ/ĐU',
  decisionIssuedOn: '2024-05-20',
  decisionIssuer: 'Đảng ủy Thử Nghiệm',
  note: null,
}
const nobody = { members: null, probationary: null, female: null }
const on = (organisationId: string) => ({ organisationId, eventId: newId() })
const reason = { reason: 'Sửa lỗi nhập' }
const outOfSight = { ok: false, problem: { kind: 'missing', field: 'superiorId' } }
type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]

const transfer = (db: Db, cell: string, superiorId: string) =>
  recordTransfer(db, on(cell), { ...told, superiorId, externalSuperior: null, ...nobody })

const because = (db: Db) => db.execute(sql`select set_config('sobo.reason', 'thử', true)`)

const superiorsOf = async (db: Db, id: string) =>
  (
    await db.execute<{ superior: string | null; from: string }>(sql`
      select superior_id as superior, lower(valid)::text as from from organisation_state
      where organisation_id = ${id} order by lower(valid)`)
  ).map(({ from, superior }) => [from, superior])

/** Plants two committees next door, and puts the cell of the park under the first, from a day on. */
async function plantAbove({ db, nextDoor, cell }: Registry, from = '2022-01-01') {
  await because(db)
  const above = await plantOrganisation(db, nextDoor, 'Đảng bộ Đồi Dứa', null)
  const other = await plantOrganisation(db, nextDoor, 'Đảng bộ Khu Đồi', null)
  await changeState(db, cell, { superiorId: above }, { effectiveOn: from, isCorrection: false })
  return { above, other }
}

test('an officer puts no organisation under one out of sight: not by a correction, a transfer, a founding', () =>
  inRegistry(async ({ tries, as, db, park, nextDoor, cell, committee }) => {
    const foreign = await plantOrganisation(db, nextDoor, 'Đảng bộ Đồi Dứa', null)
    const who = 'officer of the park'
    for (const superiorId of [foreign, newId()]) {
      const correct = async (db: Db) => {
        const found = await findOrganisation(db, cell)
        const input = OrganisationInput.parse({ ...found, superiorId })
        return correctOrganisation(db, { id: cell, version: found?.version ?? 0 }, input)
      }
      expect(await tries(who, correct, reason)).toMatchObject(outOfSight)
      expect(await tries(who, (db) => transfer(db, cell, superiorId), reason)).toMatchObject(outOfSight)
      const founding = { ...told, name: 'Chi bộ Mới', kind: 'grassroots_cell', foundedOn: effectiveOn, unitId: park }
      const input = FoundingInput.parse({ ...founding, foundedPrecision: 'd', superiorId })
      expect(await tries(who, (db) => foundOrganisation(db, newId(), input))).toMatchObject(outOfSight)
    }
    expect(await superiorsOf(db, cell)).toEqual([['2022-01-01', committee]])
    // Nothing of it reached those next door: their organisation is summed from none, and reads none.
    const [stands] = await db.execute(sql`select has_below(${foreign}, (select today())) as summed`)
    expect(stands).toEqual({ summed: false })
    await as('officer of the park next door', async (db) => expect(await findOrganisation(db, cell)).toBeNull())
  }))

test('a superior out of sight stays through renaming and division, and may be named for others as it is offered', () =>
  inRegistry(async (registry) => {
    const { db, as, park, cell, riverside } = registry
    const { above, other } = await plantAbove(registry)
    const who = 'officer of the park'
    await as(who, async (db) => {
      const { choices } = await suggestSuperiors(db, 'doi dua')
      expect(choices.map(({ value }) => value)).toEqual([above])
      const values = (await suggestSuperiors(db, '')).choices.map(({ value }) => value)
      expect([values.includes(above), values.includes(other)]).toEqual([true, false])
    })
    await saveAs(registry, who, (db) => recordRenaming(db, on(cell), { ...told, name: 'Chi bộ Mới' }))
    expect(await superiorsOf(db, cell)).toEqual([
      ['2022-01-01', above],
      [effectiveOn, above],
    ])
    const founding = { ...told, name: 'Chi bộ Khác', kind: 'grassroots_cell', foundedOn: effectiveOn, unitId: park }
    const found = FoundingInput.parse({ ...founding, foundedPrecision: 'd', superiorId: above })
    await saveAs(registry, who, (db) => foundOrganisation(db, newId(), found))
    const halves = { firstName: 'Chi bộ A', secondName: 'Chi bộ B', kind: 'grassroots_cell' }
    const enterprises = { firstEnterpriseIds: [riverside], secondEnterpriseIds: [] }
    const later = { ...told, effectiveOn: '2024-07-01', heirId: null, externalHeir: null }
    const members = { firstMembers: 7, firstProbationary: 0, firstFemale: 0, secondMembers: 5, secondProbationary: 0 }
    await saveAs(registry, who, (db) =>
      recordDivision(db, on(cell), { ...halves, ...enterprises, ...members, ...later, secondFemale: 0 }),
    )
    const [under] = await db.execute<{ count: number }>(sql`
      select count(*)::int as count from organisation_state where superior_id = ${above} and valid @> '2024-08-01'::date`)
    expect(under?.count).toBe(3)
  }))

test('the officer of the superior sees what stands under it in other units, by name', () =>
  inRegistry(async (registry) => {
    const { as, cell } = registry
    const { above, other } = await plantAbove(registry)
    const under = (id: string) => async (db: Db) => [...(await listHiddenSubordinates(db, id))]
    const named = [{ name: 'Chi bộ Công ty Cơ khí Bến Sông', unitName: 'KCN Bến Sông' }]
    expect(await as('officer of the park next door', under(above))).toEqual(named)
    for (const [who, id] of [
      ['officer of the park next door', other],
      ['officer of the park', above],
      ['officer', above],
      ['secretary of the cell next door', above],
    ] as const)
      expect(await as(who, under(id)), who).toEqual([])
    await as('officer of the park', async (db) => {
      const found = await findOrganisation(db, cell)
      expect(await withNames(db, OrganisationInput, { superiorId: found?.superiorId }, 'vi')).toMatchObject({
        superiorName: 'Đảng bộ Đồi Dứa',
      })
    })
  }))

test('what a request has in the place of a reference is named only if the asker reads it, and any text is no error', () =>
  inRegistry(async (registry) => {
    const { as, committee } = registry
    const { above } = await plantAbove(registry)
    const named = (superiorId: unknown) =>
      as('officer of the park', (db) =>
        withNames(db, OrganisationInput, { superiorId }, 'vi', { nameOf: nameOfRequested }),
      )
    expect(await named(committee)).toMatchObject({ superiorName: 'Đảng bộ KCN Bến Sông' })
    for (const superiorId of [above, newId(), 'x', "'", `${committee} `, 'null'])
      expect(await named(superiorId), superiorId).toMatchObject({ superiorName: null })
  }))

test('where a superior out of sight stood for a time, a correction does not make it stand longer', () =>
  inRegistry(async (registry) => {
    const { db, tries, cell, committee } = registry
    const { above } = await plantAbove(registry)
    await because(db)
    await changeState(db, cell, { superiorId: committee }, { effectiveOn: '2023-01-01', isCorrection: false })
    const spells = [
      ['2022-01-01', above],
      ['2023-01-01', committee],
    ]
    expect(await superiorsOf(db, cell)).toEqual(spells)
    const who = 'officer of the park'
    const under = (isCorrection: boolean) => async (db: Db) => ({
      ok: true as const,
      value: await changeState(db, cell, { superiorId: above }, { effectiveOn: '2023-01-01', isCorrection }),
    })
    for (const isCorrection of [true, false])
      expect(await tries(who, under(isCorrection), reason)).toMatchObject(outOfSight)
    const longer = sql`update organisation_state set valid = '[2022-01-01,2022-07-01)' where superior_id = ${above}`
    const again = sql`insert into organisation_state (id, organisation_id, valid, name, kind, superior_id)
      select uuidv7(), organisation_id, '[2022-07-01,2023-01-01)', name, kind, ${above} from organisation_state where superior_id = ${above}`
    await registry.as(who, async (db) => {
      await because(db)
      // The same days in two spells are no longer than before; a day more is.
      await db.transaction((db) => db.execute(longer).then(() => db.execute(again)))
      const more = sql`update organisation_state set valid = '[2021-12-01,2022-07-01)'
        where superior_id = ${above} and lower(valid) = '2022-01-01'`
      expect(await refusalOf(db, (db) => db.execute(more))).toBe('42501')
    })
    await saveAs(registry, who, async (db) => ({
      ok: true,
      value: await changeState(db, cell, { name: 'Chi bộ Cũ' }, { effectiveOn: '2022-03-01', isCorrection: false }),
    }))
  }))

test('an undo gives back a superior out of sight to whoever took it away, and to nobody else', () =>
  inRegistry(async (registry) => {
    const { db, cell, committee } = registry
    const { above } = await plantAbove(registry)
    const moved = await saveAs(registry, 'officer of the park', (db) => transfer(db, cell, committee))
    const undone = await undoAs(registry, 'officer of the park', moved)
    expect(undone).toMatchObject({ ok: true })
    expect(await superiorsOf(db, cell)).toEqual([['2022-01-01', above]])
    const byAnother = await saveAs(registry, 'officer', (db) => transfer(db, cell, committee))
    expect(await undoAs(registry, 'officer of the park', byAnother)).toMatchObject({ ok: false })
    expect(await undoAs(registry, 'officer', byAnother)).toMatchObject({ ok: true })
  }))

test('who writes and reports opens nothing by naming it', () =>
  inRegistry(async ({ db, as, people, secretaries, cell, hill, nextDoor }) => {
    // The officer of the park is the secretary of the cell, too: what the cell covers or cites, its secretary reads.
    await because(db)
    await db.execute(sql`update account set person_id = null where person_id = ${secretaries.cell}`)
    await db.execute(sql`update account set person_id = ${secretaries.cell}
      where id = ${people['officer of the park'].accountId}`)
    const [paper] = await db.execute<{ id: string }>(sql`select id from document where unit_id = ${nextDoor}`)
    await as('officer of the park', async (db) => {
      await because(db)
      const attempts = [
        sql`insert into coverage (id, organisation_id, enterprise_id, valid) values (uuidv7(), ${cell}, ${hill}, '[2024-01-01,)')`,
        sql`update organisation set founding_document_id = ${paper?.id} where id = ${cell}`,
        sql`insert into mandate (id, organisation_id, person_id, position, obtained, valid)
          values (uuidv7(), ${cell}, ${secretaries.nextDoor}, 'committee_member', 'elected', '[2024-01-01,)')`,
      ]
      for (const attempt of attempts) expect(await refusalOf(db, (db) => db.execute(attempt))).toBe('42501')
    })
  }))

test('all rows of a statement are judged, and a row that changes its id is judged as new', () =>
  inRegistry(async ({ as, riverside, hill, park }) => {
    await as('officer of the park', async (db) => {
      await because(db)
      const projects = (enterprise: ReturnType<typeof sql>) => sql`
        insert into project (id, enterprise_id, unit_id, code, kind, name, certified_on)
        select uuidv7(), ${enterprise}, ${park}, 'DA-' || n, 'fdi', 'Dự án ' || n, '2024-01-01' from generate_series(1, 500) n`
      const mixed = sql`case when n = 400 then ${hill}::uuid else ${riverside}::uuid end`
      expect(await refusalOf(db, (db) => db.execute(projects(mixed)))).toBe('42501')
      await db.execute(projects(sql`${riverside}::uuid`))
      const changes = [
        sql`update project set enterprise_id = case code when 'DA-400' then ${hill}::uuid else enterprise_id end`,
        sql`update project set id = uuidv7(), enterprise_id = ${hill} where code = 'DA-7'`,
      ]
      for (const change of changes) expect(await refusalOf(db, (db) => db.execute(change))).toBe('42501')
    })
  }))

test('a report names as counterparts what its form offers, and splits among the enterprises of its organisation', () =>
  inRegistry(async (registry) => {
    const { db, cell, cellNextDoor, hill, riverside } = registry
    const periodId = await plantPeriod(db)
    const past = await plantOrganisation(db, registry.nextDoor, 'Chi bộ Đã Giải Thể', null, '[2020-01-01,2023-01-01)')
    const out = (organisationId: string) => [{ direction: 'out' as const, organisationId, members: 1 }]
    const confirm = (id: string) =>
      confirmReport(registry, cell, periodId, { transferredOut: 1, note: 'chuyển đi' }, out(id))
    for (const id of [past, newId()])
      await expect(confirm(id)).rejects.toThrow('{"kind":"missing","field":"counterpartId"}')
    const write = (split: object) => (db: Db) =>
      db.execute(sql`insert into member_report_version
        select (jsonb_populate_record(v, jsonb_build_object('id', uuidv7(), 'state', 'submitted', 'decided_at', null, 'decided_by', null,
          'corrects_id', v.id, 'correction_reason', 'thử', 'split', ${JSON.stringify(split)}::text::jsonb))).*
        from confirmed_report c join member_report_version v on v.id = c.id where c.organisation_id = ${cell}`)
    await registry.as('officer of the park', async (db) => {
      const refusals = [await refusalOf(db, write({ [hill]: 1 })), await refusalOf(db, write({ [newId()]: 1 }))]
      expect(refusals).toEqual(['42501', '42501'])
      expect(await refusalOf(db, write({ [riverside]: 1 }))).toBeUndefined()
    })
    expect(await confirm(cellNextDoor)).toMatchObject({ ok: true })
  }))
