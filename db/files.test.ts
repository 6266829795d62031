import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { today } from '../core/date'
import type { Db } from './door/actor'
import { listEntryRows } from './enterprise-figures/entry'
import { listOf } from './lists'
import { listMatrix } from './member-report/matrix'
import { listReports } from './member-report/queries'
import type { Described } from './record/described'
import { columnsIn, everything, type ListRow } from './record/listing'
import { vocabulary } from './record/vocabulary'
import { recordOf, records } from './records'
import { admissionsOn } from './report/admissions'
import { rowsBehind } from './report/figures'
import { listMissing } from './report/missing'
import { taskRows } from './report/tasks'
import { rowsInFile } from './testing/listed'
import { plantPeriod, plantZone } from './testing/reports'
import type { Person } from './testing/seed'
import { inRegistry } from './testing/stories'

/** Records whose page and file are a listing; the others have a page of their own. */
const own = ['member_report', 'lock_delegation', 'setting']
const listed = records.filter(
  ({ screens, code }) => screens.includes('list') && screens.includes('export') && !own.includes(code),
)

const columnsOf = (record: Described, place: 'list' | 'file') => columnsIn(listOf(record), place, 'vi')

test.each(listed.map((record) => [record.code, record] as const))(
  '%s: what is on the page is in the file, in the same column or in those that say it',
  (_, record) => {
    const file = columnsOf(record, 'file').map(({ name }) => name)
    const { inFile = {} } = listOf(record)
    const missing = columnsOf(record, 'list').flatMap(({ name, reference }) => {
      const told = inFile[name] ?? (reference === 'document' ? [`${name}.number`, `${name}.issuedOn`] : [name])
      return told.filter((one) => !file.includes(one))
    })
    expect(missing).toEqual([])
    expect(new Set(file).size, 'each column once').toBe(file.length)
  },
)

test('files about a period have its days', () =>
  inRegistry(async ({ db, as }) => {
    const days = new Map(
      (
        await every<{ id: string; on: string[] }>(
          db,
          sql`select id, array[starts_on::text, ends_on::text] as on from period`,
        )
      ).map(({ id, on }) => [id, on]),
    )
    for (const code of ['enterprise_figures', 'correction_request', 'reopening']) {
      const rows = await as('inspector', async (db) => [...(await fileOf(db, code))])
      expect(rows.length, code).toBeGreaterThan(0)
      for (const row of rows) expect([row.periodFrom, row.periodTo]).toEqual(days.get(String(row.periodId)))
    }
  }))

test('every list of the menu has a file', () => {
  const without = records.filter(({ screens }) => screens.includes('list') && !screens.includes('export'))
  // Jobs make files, saved views hold no facts; accounts are printed with their sheets.
  expect(without.map(({ code }) => code).filter((code) => code !== 'account')).toEqual(['job', 'saved_view'])
})

/** The rows of a file as a person reads them. */
const fileOf = (db: Db, code: string, chosen: Record<string, string> = {}) =>
  rowsInFile(db, listOf(recordOf(code) as Described), { ...everything, chosen })

const because = (db: Db) => db.execute(sql`select set_config('sobo.reason', 'Thử', true)`)

const every = async <Row extends Record<string, unknown>>(db: Db, query: ReturnType<typeof sql>) => [
  ...(await db.execute<Row>(query)),
]

test('the file of events has a row for each organisation, with what it was and how many members it moved', () =>
  inRegistry(async ({ db, as, cell, committee }) => {
    const [event] = await every<{ id: string }>(db, sql`select id from event limit 1`)
    await db.execute(sql`update event_organisation set members = 12, female = 5 where event_id = ${event?.id}`)
    await db.execute(sql`insert into event_organisation (id, event_id, organisation_id, part)
      select gen_random_uuid(), ${event?.id}, id, 'successor' from organisation where id in (${cell}, ${committee})`)
    const rows = await as('administrator', async (db) => [...(await fileOf(db, 'event'))])
    const expected = await every(
      db,
      sql`select e.id, e.kind::text, e.effective_on::text as on, d.number, d.issued_on::text as issued, d.issuer,
        s.name, o.members, o.female from event e
      left join document d on d.id = e.document_id left join event_organisation o on o.event_id = e.id
      left join organisation_state s on s.organisation_id = o.organisation_id and s.valid @> e.effective_on`,
    )
    const told = rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      on: row.effectiveOn,
      number: row['documentId.number'],
      issued: row['documentId.issuedOn'],
      issuer: row['documentId.issuer'],
      name: row.organisation,
      members: row.members,
      female: row.female,
    }))
    const sorted = (lines: unknown[]) => lines.map((one) => JSON.stringify(one)).sort()
    expect(sorted(told)).toEqual(sorted(expected))
    const [{ parts } = { parts: 0 }] = await every<{ parts: number }>(
      db,
      sql`select count(*)::int as parts from event_organisation`,
    )
    expect(rows).toHaveLength(parts)
    expect(new Set(rows.filter(({ id }) => id === event?.id).map(({ part }) => part)).size).toBeGreaterThan(1)
  }))

test('the file of affiliated organisations has their first and last day', () =>
  inRegistry(async ({ db, as }) => {
    await because(db)
    await db.execute(sql`update affiliated_organisation set valid = '[2017-03-05,2099-07-01)'
      where id = (select id from affiliated_organisation limit 1)`)
    const rows = await as('administrator', async (db) => [...(await fileOf(db, 'affiliated_organisation'))])
    const expected = await every<{ id: string }>(
      db,
      sql`select id, lower(valid)::text as "from", (upper(valid) - 1)::text as "to" from affiliated_organisation
        where valid @> today()`,
    )
    const byId = (lines: { id: string }[]) => lines.toSorted((one, other) => one.id.localeCompare(other.id))
    expect(byId(rows.map(({ id, validFrom, validTo }) => ({ id, from: validFrom, to: validTo })))).toEqual(
      byId(expected),
    )
    expect(rows.map(({ validTo }) => validTo)).toContain('2099-06-30')
  }))

test('the file of organisations says how its number came about, and of a founding only what is known', () =>
  inRegistry(async ({ db, as, cell, cellNextDoor, committee }) => {
    await because(db)
    await db.execute(sql`update organisation set founded_on = '2003-01-01', founded_precision = 'y' where id = ${cell}`)
    await db.execute(
      sql`update organisation set founded_on = '2005-05-01', founded_precision = 'm' where id = ${committee}`,
    )
    const rows = await as('administrator', async (db) => [...(await fileOf(db, 'organisation'))])
    const of = (wanted: string) => rows.find(({ id }) => id === wanted)
    const last = await every<{ id: string }>(
      db,
      sql`select distinct on (v.organisation_id) v.organisation_id as id, v.official_members as official,
        v.probationary_members as probationary, v.female_members as female, p.ends_on::text as until
      from member_report_version v join period p on p.id = v.period_id where v.state = 'confirmed'
      order by v.organisation_id, p.ends_on desc, v.number desc`,
    )
    expect(last.length).toBeGreaterThan(0)
    for (const { id, ...one } of last) {
      const row = of(id)
      expect(row && [row.official, row.probationary, row.female, row.reportUntil]).toEqual(Object.values(one))
    }
    expect([of(cell)?.founded, of(cell)?.foundedDay]).toEqual(['2003', null])
    expect([of(committee)?.founded, of(committee)?.foundedDay]).toEqual(['05/2005', null])
    expect(of(cellNextDoor)?.foundedDay).toMatch(/^\d{4}-\d\d-\d\d$/)
    const partial = await every<{ id: string }>(
      db,
      sql`select organisation_id as id from members_below(today()) where is_partial`,
    )
    expect(
      rows
        .filter(({ basis }) => String(basis).startsWith('tạm tính'))
        .map(({ id }) => id)
        .sort(),
    ).toEqual(partial.map(({ id }) => id).sort())
  }))

test('the file of enterprises has whom to invite, where the reader may see the contact', () =>
  inRegistry(async ({ db, as, riverside, cell }) => {
    await db.execute(sql`insert into enterprise_contact (id, enterprise_id, legal_representative, contact_name, phone)
      values (gen_random_uuid(), ${riverside}, 'Nguyễn Văn Đại Diện', 'Trần Liên Hệ', '0225 1111 222')
      on conflict (enterprise_id) do update set legal_representative = excluded.legal_representative,
        contact_name = excluded.contact_name, phone = excluded.phone`)
    const seen = (who: Person) =>
      as(who, async (db) => {
        const row = [...(await fileOf(db, 'enterprise'))].find(({ id }) => id === riverside)
        return row && [row.legalRepresentative, row.contactName, row.phone, row.secretaries]
      })
    const whole = ['Nguyễn Văn Đại Diện', 'Trần Liên Hệ', '0225 1111 222', 'Lê Văn An']
    expect(await seen('officer of the park')).toEqual(whole)
    expect(await seen('inspector')).toEqual(whole)
    expect(await seen('secretary of the cell')).toEqual([null, null, null, 'Lê Văn An'])
    await because(db)
    await db.execute(
      sql`update mandate set valid = daterange(lower(valid), today()) where organisation_id = ${cell} and position = 'secretary'`,
    )
    expect(await seen('inspector')).toEqual([...whole.slice(0, 3), 'khuyết'])
  }))

test('the file of office-holders has telephone and e-mail, where the reader may see them', () =>
  inRegistry(async ({ db, as, cell }) => {
    const [{ id } = { id: '' }] = await every<{ id: string }>(
      db,
      sql`select person_id as id from mandate where organisation_id = ${cell} and position = 'secretary' limit 1`,
    )
    await db.execute(sql`insert into person_contact (id, person_id, phone, email)
      values (gen_random_uuid(), ${id}, '0912 000 111', 'an@example.test')
      on conflict (person_id) do update set phone = excluded.phone, email = excluded.email`)
    const seen = (who: Person) =>
      as(who, async (db) => {
        const rows = [...(await fileOf(db, 'person'))]
        const row = rows.find((one) => one.id === id)
        const others = rows.filter((one) => one.id !== id && (one.phone || one.email))
        return row && [row.phone, row.email, others.length]
      })
    const contacts = await every<{ count: number }>(
      db,
      sql`select count(*)::int as count from person_contact where person_id <> ${id} and (phone is not null or email is not null)`,
    )
    expect(columnsOf(recordOf('person') as Described, 'file').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['phone', 'email']),
    )
    expect(columnsOf(recordOf('person') as Described, 'list').map(({ name }) => name)).not.toContain('phone')
    expect(await seen('officer')).toEqual(['0912 000 111', 'an@example.test', contacts[0]?.count])
    expect((await seen('officer of the park'))?.slice(0, 2)).toEqual(['0912 000 111', 'an@example.test'])
    for (const who of ['inspector', 'administrator'] as const) expect(await seen(who)).toEqual([null, null, 0])
    expect(await seen('secretary of the cell')).toEqual(['0912 000 111', 'an@example.test', 0])
  }))

test('the file of projects has the capital in a column of its currency', () =>
  inRegistry(async ({ db, as }) => {
    await because(db)
    await db.execute(
      sql`update project_capital set currency = 'VND' where id = (select id from project_capital limit 1)`,
    )
    const rows = await as('inspector', async (db) => [...(await fileOf(db, 'project'))])
    const added = (name: string) => rows.reduce((sum, row) => sum + Number(row[name] ?? 0), 0)
    const sums = await every<{ currency: 'USD' | 'VND'; capital: number }>(
      db,
      sql`select currency, sum(registered_capital)::float8 as capital from project_capital where valid @> today()
        group by currency`,
    )
    expect(sums.map(({ currency }) => currency).sort()).toEqual(['USD', 'VND'])
    for (const { currency, capital } of sums)
      expect([currency, added(`registeredCapital.${currency.toLowerCase()}`)]).toEqual([currency, capital])
  }))

test('a park that is no longer followed has its mark in every list that names it, in both languages', () =>
  inRegistry(async ({ db, as, park, committee }) => {
    await because(db)
    await plantZone(db, committee)
    const periodId = await plantPeriod(db, '2024-05-01', { dueOn: '2099-12-31' })
    await db.execute(sql`update unit set retired_on = '2023-06-01', version = version + 1
      where id = ${park}`)
    const asked = { ...everything, periodId, rows: 50 }
    for (const [locale, name] of [
      ['vi', 'KCN Bến Sông (ngừng theo dõi)'],
      ['en', 'KCN Bến Sông (no longer followed)'],
    ] as const)
      await as('officer', async (db) => {
        const lists = {
          tasks: [...(await db.execute<ListRow>(taskRows('no-decision', locale)))],
          missing: (await listMissing(db, { ...asked, locale })).rows,
          completeness: (await listMatrix(db, { ...asked, locale })).rows,
          reports: (await listReports(db, { ...asked, locale })).rows,
          entry: (await listEntryRows(db, { ...asked, locale })).rows,
          admissions: (await admissionsOn(db, '2023-08-30', locale)).rows,
          figure: [
            ...(await rowsBehind(db, 'workers_in_all_enterprises', today(), 'latest', { ...everything, locale })),
          ],
        }
        for (const [list, rows] of Object.entries(lists)) {
          const named = rows.map(({ unitName }) => String(unitName)).filter((unit) => unit.startsWith('KCN Bến Sông'))
          expect([list, [...new Set(named)]]).toEqual([list, [name]])
        }
      })
  }))

test('a decision that is no longer followed has its mark in the files that cite it', () =>
  inRegistry(async ({ db, as }) => {
    const cited = async () =>
      as('administrator', async (db) => [...(await fileOf(db, 'event'))].map((row) => String(row['documentId.number'])))
    const before = await cited()
    await because(db)
    await db.execute(sql`update document set retired_on = '2024-06-01', version = version + 1`)
    expect(await cited()).toEqual(before.map((number) => (number === 'null' ? number : `${number} (ngừng theo dõi)`)))
    expect(before.some((number) => number !== 'null')).toBe(true)
  }))

test('a task of people says their position, and a list of amounts has its sums', () =>
  inRegistry(async ({ as }) => {
    const rows = await as('officer', async (db) => [...(await db.execute<ListRow>(taskRows('no-decision', 'vi')))])
    const ofPeople = rows.filter(({ record }) => record === 'person')
    expect(ofPeople.length).toBeGreaterThan(0)
    for (const { position } of ofPeople) expect(Object.keys(vocabulary.position)).toContain(position)
    const sums = listOf(recordOf('project') as Described).sums
    expect(sums).toEqual(
      columnsOf(recordOf('project') as Described, 'file').flatMap(({ name, input }) =>
        input === 'money' ? [name] : [],
      ),
    )
  }))
