import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { lastChangeOf, listChanges, note } from '../audit/queries'
import type { Db } from '../door/actor'
import { listRows } from '../lists'
import { personList } from '../mandate/person-list'
import { revisePlain } from '../plain'
import { newId } from '../record/id'
import { everything, type ListQuestion } from '../record/listing'
import { inRegistry } from '../testing/stories'
import { keepPersonContact, registerPerson } from './commands'
import { findPerson, findPersonContact, suggestPeople } from './queries'
import { people } from './record'

const listPeople = (db: Db, chosen: ListQuestion['chosen'], asked: Partial<ListQuestion> = {}) =>
  listRows(db, personList, { ...everything, ...asked, chosen })

const facts = { givenName: null, sex: null, birthYear: null, jobTitle: null, jobClass: null }

test('people are listed by given name, the tone before the family name', async () => {
  await inRegistry(async ({ as, park }) => {
    const names = ['Nguyễn Thị Hòa', 'Trần Văn Hoa', 'Lê Thị Hòa', 'Đỗ Ân', 'Bùi An', 'KIM Min-ho']
    const list = await as('officer', async (db) => {
      for (const fullName of names) await registerPerson(db, newId(), { unitId: park, fullName }, false)
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
    const suggested = await as('secretary of the cell next door', (db) => suggestPeople(db, 'lê văn an'))
    expect([...suggested]).toEqual([])
  })
})

test('somebody of the same name in the same unit is named first', async () => {
  await inRegistry(async ({ as, tries, park, nextDoor, secretaries }) => {
    const le = { unitId: park, fullName: 'LE VAN AN' }
    expect(await tries('officer', (db) => registerPerson(db, newId(), le, false))).toEqual({
      ok: false,
      problem: {
        kind: 'invalid',
        fields: {
          isAnother: { key: 'namesakes', records: [{ code: 'person', id: secretaries.cell, name: 'Lê Văn An' }] },
        },
      },
    })
    expect(
      await tries('officer', (db) => registerPerson(db, newId(), { ...le, unitId: nextDoor }, false)),
    ).toMatchObject({
      ok: true,
    })
    await as('officer', (db) => registerPerson(db, newId(), le, true))
    expect((await as('officer', (db) => listPeople(db, { unit: park }, { text: 'le van an' }))).total).toBe(2)
  })
})

test('an officer keeps the people of the own units only', async () => {
  await inRegistry(async ({ as, tries, nextDoor, park, secretaries }) => {
    const abroad = { unitId: nextDoor, fullName: 'Người Mới' }
    const refused = { ok: false, problem: { kind: 'forbidden' } }
    expect(await tries('officer of the park', (db) => registerPerson(db, newId(), abroad, false))).toEqual(refused)
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
