import { type SQL, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { fieldsOf } from '../core/field'
import { type Locale, locales } from '../core/locale'
import { namesIn } from './audit/trail'
import type { Db } from './door/actor'
import { nameOfPeriod } from './period/words'
import { person } from './person/record'
import { findRecord } from './plain'
import { newId } from './record/id'
import { nameIn, nameKey, namesOf, records, recordTables } from './records'
import { inDatabase, inRegistry } from './testing/stories'

/** Internal tables: no record describes them, and no screen shows them. */
const withoutRecord = [
  'audit',
  'clock',
  'common_words',
  'credential',
  'door_key',
  'editing',
  'enrolment',
  'figure_change',
  'job_file',
  'known_device',
  'likeness',
  'migration',
  'search_words',
  'session',
  'session_token',
  'sign_in_attempt',
  'sign_in_line',
]

test('every table belongs to one record, or is the software’s own', async () => {
  await inDatabase(async (db) => {
    const found = await db.execute<{ name: string }>(
      sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
    )
    const named = records.flatMap(({ inputs }) => Object.keys(inputs))
    expect(new Set(named).size).toBe(named.length)
    expect(found.map(({ name }) => name).sort()).toEqual([...recordTables(), ...withoutRecord].sort())
  })
})

test('no two records share a code or an address', () => {
  expect(new Set(records.map(({ code }) => code)).size).toBe(records.length)
  expect(new Set(records.map(({ path }) => path)).size).toBe(records.length)
})

test.each([...records])('$code: every field has a name in every language', ({ input, inputs, words }) => {
  for (const locale of locales) {
    expect([words.one[locale], words.many[locale], words.add[locale]]).not.toContain('')
    for (const field of [input, ...Object.values(inputs)].flatMap((one) => fieldsOf(one, locale))) {
      expect(field.label, field.name).not.toBe('')
      for (const { value, label } of field.options) expect(label, `${field.name}: ${value}`).not.toBe('')
    }
  }
})

test.each(locales)('every row of every record is called something in %s, whatever stands around it', async (locale) => {
  await inRegistry(async ({ as }) => {
    await as('officer', async (db) => {
      for (const { code, nameOf } of records) {
        const table = sql.identifier(code)
        // The outer table is the record's own, to find a nameOf that confuses its columns with those of the row it
        // reads.
        const rows = await db.execute<{ id: string; name: string | null; again: string | null }>(sql`
          select ${table}.id, ${nameOf(sql`${table}.id`, locale)} as name,
            ${nameIn(sql`${code}`, sql`${table}.id`, locale)} as again from ${table}`)
        const names = await namesOf(
          db,
          rows.map(({ id }) => ({ code, id })),
          locale,
          'nameOf',
        )
        for (const row of rows) {
          expect(row.name, code).toBeTruthy()
          expect([row.again, names[nameKey({ code, id: row.id })]], code).toEqual([row.name, row.name])
        }
      }
    })
  })
})

test.each([...records])('$code: the row behind an address is found, or nothing is', async (record) => {
  await inRegistry(async ({ as }) => {
    await as('officer', async (db) => {
      const [row] = await db.execute<{ id: string }>(sql`select id from ${record.table} limit 1`)
      const { id } = row ?? { id: newId() }
      expect((await findRecord(db, record, id, 'vi'))?.id).toBe(row?.id)
      expect(await findRecord(db, record, newId(), 'vi')).toBeNull()
    })
  })
})

const nameOfOne = async (db: Db, code: string, id: string, locale: Locale = 'vi') =>
  (await namesOf(db, [{ code, id }], locale))[nameKey({ code, id })]

test('a name out of sight is no name', async () => {
  await inRegistry(async ({ as, hill, riverside }) => {
    await as('officer of the park', async (db) => {
      expect(await nameOfOne(db, 'enterprise', hill)).toBeUndefined()
      expect(await nameOfOne(db, 'enterprise', riverside)).toBe('Công ty TNHH Cơ khí Bến Sông')
    })
  })
})

test('a record that takes the id of another does not take its name', async () => {
  await inRegistry(async ({ as, cell, park }) => {
    await as('officer', async (db) => {
      await db.insert(person).values({ id: cell, unitId: park, fullName: 'Kẻ Mạo Danh' })
      expect(await nameOfOne(db, 'organisation', cell)).toBe('Chi bộ Công ty Cơ khí Bến Sông')
      expect(await nameOfOne(db, 'person', cell)).toBe('Kẻ Mạo Danh')
      expect(await nameOfOne(db, 'enterprise', cell)).toBeUndefined()
      const names = await namesIn(
        db,
        [{ tableName: 'target', record: 'target', rowId: null, old: null, new: { organisation_id: cell } }],
        'vi',
      )
      expect(names[nameKey({ code: 'organisation', id: cell })]).toBe('Chi bộ Công ty Cơ khí Bến Sông')
      expect(Object.values(names)).not.toContain('Kẻ Mạo Danh')
    })
  })
})

test.each(locales)('the database calls periods as the program does, in %s', async (locale) => {
  const days = ['2026-01-01', '2026-02-01', '2026-04-01', '2026-07-01', '2026-09-01', '2026-10-01', '2026-12-01']
  await inDatabase(async (db) => {
    await db.execute(sql`select open_service_door()`)
    for (const kind of ['month', 'quarter', 'half_year', 'year', 'ad_hoc'] as const)
      for (const day of days) {
        const values: SQL = sql`(${kind}, ${kind === 'ad_hoc' ? 'Hội nghị tháng 3' : null}, ${day}, ${day}, ${day}, ${day}, ${day})`
        const [made] = await db.execute<{ id: string }>(sql`
          insert into period (id, kind, name, starts_on, ends_on, cut_off_on, opens_on, due_on)
          select gen_random_uuid(), v.kind::period_kind, v.name, v.a::date, v.b::date, v.c::date, v.d::date, v.e::date
          from (values ${values}) v(kind, name, a, b, c, d, e) on conflict do nothing returning id`)
        if (!made) continue
        const called = nameOfPeriod({ kind, name: 'Hội nghị tháng 3', startsOn: day }, locale)
        expect(await nameOfOne(db, 'period', made.id, locale), `${kind} ${day}`).toBe(called)
      }
  })
})
