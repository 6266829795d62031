import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addMonths, today } from '../../core/date'
import { readHistory } from '../audit/trail'
import type { Db } from '../door/actor'
import { newId } from '../record/id'
import { isFound } from '../record/list'
import { refusalOf } from '../testing/acting'
import type { Person } from '../testing/seed'
import { inRegistry } from '../testing/stories'
import { keepPersonContact } from './commands'
import { findPerson, findPersonContact, listNamesakes } from './queries'

const phone = '0944 555 666'
const officers = ['officer', 'officer of the park'] as const

test('a year after the last office contact data are the person’s own, wherever they stood', () =>
  inRegistry(async ({ db, as, tries, secretaries, people, park }) => {
    const id = secretaries.cell
    await tries('officer of the park', (db) => keepPersonContact(db, id, { phone }))
    const [kept] = await db.execute<{ entry: string }>(
      sql`select max(id)::text as entry from audit where table_name = 'person_contact' and record_id = ${id}`,
    )
    const entry = kept?.entry ?? ''
    const told = (who: Person) =>
      as(who, async (db) => ({
        contact: (await findPersonContact(db, id))?.phone,
        search: (
          await db.execute(sql`select from person where id = ${id} and ${isFound('person', sql`id`, '0944555666')}`)
        ).length,
        namesake: [
          ...(await listNamesakes(db, [{ key: '', fullName: (await findPerson(db, id))?.fullName ?? '', phone }])),
        ].some(({ why }) => why.includes('same_phone')),
        history: JSON.stringify(await readHistory(db, 'person', id, 'vi')).includes(phone),
        undo: !(await refusalOf(db, (db) => db.execute(sql`select undoable(${entry})`))),
      }))
    const all = { contact: phone, search: 1, namesake: true, history: true, undo: true }
    const none = { contact: undefined, search: 0, namesake: false, history: false, undo: false }
    const leave = (until: string) =>
      db.execute(sql`select set_config('sobo.reason', 'thử', true)`).then(() =>
        db.execute(sql`update mandate set valid = daterange(lower(valid), ${until}::date), end_reason = 'transferred'
          where person_id = ${id} and (upper(valid) is null or upper(valid) > ${until}::date)`),
      )

    for (const who of officers) expect(await told(who), who).toEqual(all)
    await leave(addMonths(today(), -11))
    for (const who of officers) expect(await told(who), who).toEqual(all)
    await leave(addMonths(today(), -13))
    for (const who of officers) expect(await told(who), who).toEqual(none)
    expect(await tries('officer', (db) => keepPersonContact(db, id, { phone: '0911 111 111' }))).toMatchObject({
      problem: { kind: 'forbidden' },
    })
    // The person holds a role of the office besides: signs in, and sees the own contact.
    await db.execute(sql`insert into assignment (id, account_id, role, unit_id, valid)
      values (${newId()}, ${people['secretary of the cell'].accountId}, 'leader', ${park}, ${`[${today()},)`})`)
    expect((await as('secretary of the cell', (db) => findPersonContact(db, id)))?.phone).toBe(phone)
    expect(await told('officer of the park'), 'a role is an office').toEqual(all)
  }))

test('the months are a setting; without an office they count from the day of registration', () =>
  inRegistry(async ({ db, as, park }) => {
    const old = (await db.execute<{ id: string }>(sql`select uuidv7(interval '-14 months') as id`))[0]?.id ?? ''
    const fresh = newId()
    for (const id of [old, fresh]) {
      await db.execute(
        sql`insert into person (id, unit_id, full_name) values (${id}, ${park}, 'Trần Thị Không Chức Vụ')`,
      )
      await db.execute(sql`insert into person_contact (id, person_id, phone) values (${newId()}, ${id}, ${phone})`)
    }
    const seen = () =>
      as('officer of the park', async (db: Db) =>
        Promise.all([old, fresh].map(async (id) => (await findPersonContact(db, id))?.phone)),
      )
    expect(await seen()).toEqual([undefined, phone])
    await db.execute(
      sql`insert into setting (id, key, value, valid) values (${newId()}, 'contact_months', '24', '[2020-01-01,)')`,
    )
    expect(await seen()).toEqual([phone, phone])
  }))
