import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { assignment } from '../assignment/record'
import { lastChangeOf, listChanges, note } from '../audit/queries'
import type { Db } from '../door/actor'
import { listRows } from '../lists'
import { personList } from '../mandate/person-list'
import { revisePlain } from '../plain'
import { newId } from '../record/id'
import { everything, type ListQuestion } from '../record/listing'
import { signs } from '../record/signs'
import { inRegistry } from '../testing/stories'
import { keepPersonContact, namesakesOfRenamed, registerPerson } from './commands'
import { findPerson, findPersonContact, listNamesakes, suggestPeople } from './queries'
import { people, person } from './record'

const listPeople = (db: Db, chosen: ListQuestion['chosen'], asked: Partial<ListQuestion> = {}) =>
  listRows(db, personList, { ...everything, ...asked, chosen })

const facts = { givenName: null, sex: null, birthYear: null, jobTitle: null, jobClass: null }

test('people are listed by given name, the tone before the family name', async () => {
  await inRegistry(async ({ as, park }) => {
    const names = ['Nguyễn Thị Hòa', 'Trần Văn Hoa', 'Lê Thị Hòa', 'Đỗ Ân', 'Bùi An', 'KIM Min-ho']
    const list = await as('officer', async (db) => {
      for (const fullName of names) await registerPerson(db, newId(), { unitId: park, fullName }, { isAnother: false })
      return listPeople(db, { unit: park })
    })
    const found = list.rows.map(({ fullName }) => String(fullName)).filter((name) => names.includes(name))
    expect(found).toEqual(['Bùi An', 'Đỗ Ân', 'Trần Văn Hoa', 'Lê Thị Hòa', 'Nguyễn Thị Hòa', 'KIM Min-ho'])
    const back = await as('officer', (db) => listPeople(db, { unit: park }, { sort: 'fullName', descending: true }))
    expect(back.rows.map(({ id }) => id)).toEqual(list.rows.map(({ id }) => id).reverse())
  })
})

test('the list finds without accents, by office held on a day, and whoever holds none', async () => {
  await inRegistry(async ({ as, park, nextDoor, secretaries }) => {
    const idsOf = async (chosen: ListQuestion['chosen'], more = {}) => {
      const { rows } = await as('officer', (db) => listPeople(db, chosen, more))
      return rows.map(({ id }) => id)
    }
    expect(await idsOf({ unit: park }, { text: 'le van an' })).toEqual([secretaries.cell])
    expect(await idsOf({ position: 'secretary', unit: nextDoor })).toEqual([secretaries.nextDoor])
    expect(await idsOf({ position: 'secretary', unit: nextDoor }, { validOn: '2023-06-01' })).toEqual([
      secretaries.former,
    ])
    expect(await idsOf({ office: 'no', unit: nextDoor })).toEqual([secretaries.former])
    const [row] = (await as('officer', (db) => listPeople(db, { unit: park }, { text: 'le van an' }))).rows
    expect(row?.offices).toBe('Bí thư, Chi bộ Công ty Cơ khí Bến Sông')
  })
})

test('those who report see the office-holders of their own organisations and nobody else', async () => {
  await inRegistry(async ({ as, secretaries }) => {
    const seen = (who: Parameters<typeof as>[0]) =>
      as(who, async (db) => (await listPeople(db, {})).rows.map(({ id }) => id))
    expect(await seen('secretary of the cell')).toEqual([secretaries.cell])
    expect(new Set(await seen('secretary of the committee'))).toEqual(
      new Set([secretaries.cell, secretaries.committee]),
    )
    expect(await as('secretary of the cell next door', (db) => findPerson(db, secretaries.cell))).toBeNull()
    const { choices: suggested } = await as('secretary of the cell next door', (db) => suggestPeople(db, 'lê văn an'))
    expect(suggested).toEqual([])
  })
})

test('somebody of the same name in the same unit is named first', async () => {
  await inRegistry(async ({ as, tries, park, secretaries }) => {
    const le = { unitId: park, fullName: 'LE VAN AN' }
    const told = { code: 'person', id: secretaries.cell, name: 'Lê Văn An, KCN Bến Sông' }
    expect(await tries('officer', (db) => registerPerson(db, newId(), le, { isAnother: false }))).toEqual({
      ok: false,
      problem: {
        kind: 'invalid',
        fields: {
          isAnother: { key: 'namesakes', records: [{ ...told, why: [signs.same_name, signs.same_unit] }] },
        },
      },
    })
    await as('officer', (db) => registerPerson(db, newId(), le, { isAnother: true }))
    expect((await as('officer', (db) => listPeople(db, { unit: park }, { text: 'le van an' }))).total).toBe(2)
  })
})

test('somebody who gets the name of another is asked about, and not for other facts', async () => {
  await inRegistry(async ({ as, park, secretaries }) => {
    const id = newId()
    const own = { unitId: park, fullName: 'Trần Thị Thử' }
    await as('officer', (db) => registerPerson(db, id, own, { isAnother: false }))
    const told = (asked: Parameters<typeof namesakesOfRenamed>[2]) =>
      as('officer', async (db) => (await namesakesOfRenamed(db, id, asked)).isAnother?.records?.map((one) => one.id))
    expect(await told({ ...own, fullName: 'Le van an' })).toEqual([secretaries.cell])
    expect(await told({ ...own, fullName: 'Le van an', isAnother: true })).toBeUndefined()
    expect(await told({ ...own, fullName: 'TRAN THI THU' })).toBeUndefined()
    expect(await told({ ...own, jobTitle: 'Quản đốc' })).toBeUndefined()
  })
})

test.each([
  ['a name of which nothing else is told', {}, []],
  ['a name alone is no sign', { jobTitle: 'Kế toán trưởng' }, undefined],
  ['year of birth', { birthYear: 1980 }, ['same_birth_year']],
  ['job', { jobTitle: 'giám đốc nhân sự' }, ['same_job']],
  ['job, but born in another year', { jobTitle: 'Giám đốc nhân sự', birthYear: 1990 }, undefined],
  ['telephone', { phone: '+84 912 345 678' }, ['same_phone']],
  ['organisation', { organisation: true }, ['same_organisation']],
  [
    'all',
    { birthYear: 1980, jobTitle: 'Giám đốc nhân sự', phone: '0912345678' },
    ['same_birth_year', 'same_phone', 'same_job'],
  ],
] as const)('a person of the same name in another park: %s', (_, { organisation, ...known }: Known, why) =>
  inRegistry(async ({ as, db, cell, nextDoor, secretaries, people }) => {
    await db.execute(sql`select set_config('sobo.reason', 'Rà soát', true)`)
    await db
      .update(person)
      .set({ birthYear: 1980, jobTitle: 'Giám đốc nhân sự' })
      .where(eq(person.id, secretaries.cell))
    await as('officer', (db) => keepPersonContact(db, secretaries.cell, { phone: '0912 345 678' }))
    const organisationId = organisation ? cell : undefined
    const asked = [{ key: '', fullName: 'lê  văn an', unitId: nextDoor, organisationId, ...known }]
    const expected = why ? [[secretaries.cell, ['same_name', ...why]]] : []
    const signsFor = async (who: Parameters<typeof as>[0]) =>
      (await as(who, (db) => listNamesakes(db, asked))).map(({ id, why }) => [id, why])
    expect(await signsFor('officer')).toEqual(expected)
    for (const who of ['officer of the park next door', 'secretary of the cell next door'] as const)
      expect(await signsFor(who), who).toEqual([])
    expect(await signsFor('inspector')).toEqual([])
    // Who may read the person, but not the telephone, is not told of it.
    const { accountId } = people['officer of the park next door']
    await db.insert(assignment).values({ accountId, role: 'leader', valid: '[2024-01-01,)' })
    const withoutPhone = (why ?? []).filter((sign) => sign !== 'same_phone')
    expect(await signsFor('officer of the park next door')).toEqual(
      why && (why.length === 0 || withoutPhone.length > 0) ? [[secretaries.cell, ['same_name', ...withoutPhone]]] : [],
    )
  }),
)
type Known = { birthYear?: number; jobTitle?: string; phone?: string; organisation?: boolean }

test('an officer keeps the people of the own units only', async () => {
  await inRegistry(async ({ as, tries, nextDoor, park, secretaries }) => {
    const abroad = { unitId: nextDoor, fullName: 'Người Mới' }
    const refused = { ok: false, problem: { kind: 'forbidden' } }
    expect(
      await tries('officer of the park', (db) => registerPerson(db, newId(), abroad, { isAnother: false })),
    ).toEqual(refused)
    const revise = (who: Parameters<typeof tries>[0]) =>
      tries(
        who,
        (db) =>
          revisePlain(
            db,
            people,
            { id: secretaries.cell, version: 1 },
            { ...facts, unitId: park, fullName: 'Lê Văn An', jobTitle: 'Trưởng phòng Nhân sự' },
          ),
        { reason: 'Theo quyết định' },
      )
    expect(await revise('officer of the park next door')).toEqual({ ok: false, problem: { kind: 'missing' } })
    expect(await revise('leader')).toEqual(refused)
    expect(await revise('officer of the park')).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await revise('officer of the park')).toMatchObject({ problem: { kind: 'stale' } })
    expect((await as('officer', (db) => findPerson(db, secretaries.cell)))?.jobTitle).toBe('Trưởng phòng Nhân sự')
  })
})

test('contact data are for the officer and the person, who both keep them', async () => {
  await inRegistry(async ({ as, tries, secretaries }) => {
    const read = (who: Parameters<typeof as>[0]) => as(who, (db) => findPersonContact(db, secretaries.cell))
    const keep = (who: Parameters<typeof tries>[0], phone: string) =>
      tries(who, (db) => keepPersonContact(db, secretaries.cell, { phone }))
    expect(await keep('secretary of the cell', '0911 111 111')).toMatchObject({ ok: true })
    expect((await read('officer of the park'))?.phone).toBe('0911 111 111')
    expect(await keep('officer of the park', '0922 222 222')).toMatchObject({ ok: true })
    expect((await read('secretary of the cell'))?.phone).toBe('0922 222 222')

    for (const who of ['leader', 'inspector', 'administrator', 'secretary of the committee'] as const) {
      expect(await read(who), who).toBeNull()
      expect(await keep(who, '0933 333 333'), who).toEqual({ ok: false, problem: { kind: 'forbidden' } })
    }
    expect(await keep('secretary of the cell next door', '0933 333 333')).toMatchObject({
      problem: { kind: 'missing' },
    })
  })
})

test('who looked at a person is in the trail, and neither in the history nor the last to have saved', async () => {
  await inRegistry(async ({ db, as, secretaries: { cell: id } }) => {
    const before = await as('officer', (db) => listChanges(db, 'person', id))
    const last = await as('officer', (db) => lastChangeOf(db, 'person', id))
    await as('inspector', (db) => note(db, 'read', 'person', id, {}))
    const [looked] = await db.execute(sql`select operation, office from audit order by id desc limit 1`)
    expect(looked).toMatchObject({ operation: 'read', office: expect.stringContaining('Lý Kiểm Tra') })
    expect(await as('officer', (db) => listChanges(db, 'person', id))).toEqual(before)
    expect(await as('officer', (db) => lastChangeOf(db, 'person', id))).toEqual(last)
  })
})
