import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '../door/actor'
import { askForExport, cancelJob, claimJob, settleJob } from '../job/commands'
import { listJobs } from '../job/queries'
import { newId } from '../record/id'
import { records } from '../records'
import { asNobody, refusalOf } from '../testing/acting'
import type { Person } from '../testing/seed'
import { inRegistry } from '../testing/stories'
import { listReadsOfMe, note } from './queries'
import { countActs, listTrail, trailRows } from './trail'

const staff: Person[] = ['officer', 'officer of the park', 'leader', 'administrator', 'inspector']

/** Everything the trail says of reads to somebody: page, file, search by person and act, figures, and the view itself. */
const toldTo = async (db: Db) => {
  const [page, byAct, byName, counts, file, [view]] = [
    await listTrail(db, { text: '' }, 'vi'),
    await listTrail(db, { text: '', act: 'read' }, 'vi'),
    await listTrail(db, { text: 'Lý Kiểm Tra' }, 'vi'),
    await countActs(db, '2020-01-01'),
    await db.execute<{ act: string }>(sql`select operation as act from (${await trailRows(db, { text: '' }, 'vi')}) r`),
    await db.execute<{ reads: number }>(sql`select count(*)::int as reads from trail where operation = 'read'`),
  ]
  const readsIn = (entries: { operation: string }[]) => entries.filter(({ operation }) => operation === 'read').length
  return {
    page: readsIn(page.entries),
    byAct: byAct.entries.length,
    byName: byName.entries.filter(({ operation }) => ['read', 'export'].includes(operation)).length,
    counts: [...counts].find(({ act }) => act === 'read')?.count ?? 0,
    file: [...file].filter(({ act }) => act === 'read').length,
    view: view?.reads,
  }
}

test('reads are shown to inspectors; to administrators without inspections; to everybody else their own', () =>
  inRegistry(async ({ as, db, park, secretaries, people }) => {
    for (const who of staff) await as(who, (db) => note(db, 'read', 'person', secretaries.cell, {}))
    await as('inspector', (db) => note(db, 'export', 'person', null, {}))
    const expected = (reads: number, byName = 0) => ({
      page: reads,
      byAct: reads,
      byName,
      counts: reads,
      file: reads,
      view: reads,
    })
    expect(await as('inspector', toldTo)).toEqual(expected(5, 2))
    expect(await as('administrator', toldTo)).toEqual(expected(4))
    for (const who of ['officer', 'officer of the park', 'leader'] as const)
      expect(await as(who, toldTo), who).toEqual(expected(1))
    for (const who of ['secretary of the cell', 'secretary of the committee'] as const)
      expect(await as(who, toldTo), who).toEqual(expected(0))

    // An administrator is not told by name who looked at them.
    const self = newId()
    await db.execute(sql`insert into person (id, unit_id, full_name) values (${self}, ${park}, 'Trần Quản Trị')`)
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    await db.execute(sql`update account set person_id = ${self} where id = ${people.administrator.accountId}`)
    await as('officer', (db) => note(db, 'read', 'person', self, {}))
    expect((await as('administrator', toldTo)).view).toBe(4)
    expect((await as('inspector', toldTo)).view).toBe(6)
  }))

test('files made in the background for an inspector are told to inspectors only, also by the worker', () =>
  inRegistry(async ({ db, as }) => {
    const asks = (who: Person) =>
      as(who, async (db) => {
        const asked = await askForExport(db, { path: '/people/export?format=csv', locale: 'vi' })
        return asked.ok ? asked.value.id : ''
      })
    const inspected = await asks('inspector')
    await asNobody(
      db,
      async (db) => {
        await claimJob(db, 'one', ['export'])
        await settleJob(db, 'one', inspected, { fileName: 'Người giữ chức vụ.csv' })
      },
      'sobo_worker',
    )
    await db.execute(sql`select open_service_door()`)
    const ours = [inspected, await asks('inspector'), await asks('officer')]
    const [, waiting = '', ordinary = ''] = ours
    const told = (who: Person) =>
      as(who, async (db) => {
        const jobs = await listJobs(db)
        const { entries } = await listTrail(db, { text: '', record: 'job' }, 'vi')
        return {
          jobs: ours.filter((id) => jobs.some((job) => job.id === id)),
          acts: entries
            .filter(({ rowId }) => ours.includes(rowId ?? ''))
            .map((entry) => [entry.rowId, entry.operation]),
        }
      })
    const acts = [
      [ordinary, 'start_job'],
      [waiting, 'start_job'],
      [inspected, 'finish_job'],
      [inspected, 'start_job'],
    ]
    expect(await told('inspector')).toEqual({ jobs: [inspected, waiting], acts })
    expect(await told('administrator')).toEqual({ jobs: [ordinary], acts: acts.slice(0, 1) })
    const cancelled = await as('administrator', async (db) => [
      (await cancelJob(db, waiting)).ok,
      (await cancelJob(db, ordinary)).ok,
    ])
    expect(cancelled).toEqual([false, true])
  }))

test('a person sees by role and day who looked at them, without names and without inspections', () =>
  inRegistry(async ({ as, secretaries }) => {
    for (const who of [...staff, 'officer'] as const)
      await as(who, (db) => note(db, 'read', 'person', secretaries.cell, {}))
    const own = await as('secretary of the cell', (db) => listReadsOfMe(db))
    expect([...own].map(({ role, times }) => [role, times])).toEqual([
      ['administrator', 1],
      ['leader', 1],
      ['officer', 3],
    ])
    expect(JSON.stringify([...own])).not.toMatch(/Nguyễn|Trần|Lý/)
    expect([...(await as('secretary of the cell next door', (db) => listReadsOfMe(db)))]).toEqual([])
    expect([...(await as('officer', (db) => listReadsOfMe(db)))]).toEqual([])
  }))

test('note() takes what the application would write, about what the actor may read, and nothing else', () =>
  inRegistry(async ({ as, secretaries, riverside }) => {
    const { cell: person } = secretaries
    const noted = (who: Person, operation: string, record: string | null, id: string | null, details: unknown) =>
      as(who, (db) =>
        refusalOf(db, (db) =>
          db.execute(sql`select note(${operation}, ${record}, ${id}::uuid, ${JSON.stringify(details)}::jsonb)`),
        ),
      )
    const whole = {
      title: 'Doanh nghiệp',
      format: 'csv',
      filter: '',
      asOf: '2026-01-01',
      columns: ['Tên'],
      rows: 1,
      isWhole: true,
      sha256: 'a'.repeat(64),
      bytes: 9,
      asked: {},
    }
    expect(await noted('officer', 'read', 'person', person, {})).toBeUndefined()
    expect(await noted('officer', 'export', 'enterprise', null, whole)).toBeUndefined()
    const lists = records.filter(({ screens }) => screens.includes('export')).map(({ code }) => code)
    for (const list of [...lists, 'figure', 'task', 'transfer', 'audit'])
      expect(await noted('officer', 'export', list, null, {}), list).toBeUndefined()
    for (const [operation, record, id, details] of [
      ['confirm', 'person', person, {}],
      ['sign_in', 'account', person, {}],
      ['read', 'person_pkey', person, {}],
      ['read', '', person, {}],
      ['read', null, person, {}],
      ['read', 'enterprise', riverside, {}],
      ['read', 'person', null, {}],
      ['read', 'person', riverside, {}],
      ['read', 'person', person, { x: 1 }],
      ['read', 'person', person, []],
      ['read', 'document', riverside, {}],
      ['export', 'person', person, {}],
      ['export', 'pg_authid', null, {}],
      ['export', '', null, {}],
      ['export', 'enterprise', null, []],
      ['export', 'enterprise', null, 'x'],
      ['export', 'enterprise', null, null],
      ['export', 'enterprise', null, { ...whole, id: riverside }],
      ['export', 'enterprise', null, { ...whole, rows: 'many' }],
      ['export', 'enterprise', null, { ...whole, columns: [{}] }],
      ['export', 'enterprise', null, { ...whole, sha256: 'x' }],
      ['export', 'enterprise', null, { ...whole, title: 'x'.repeat(30_000) }],
    ] as const)
      expect(await noted('officer', operation, record, id, details), JSON.stringify([operation, record, id])).toBe(
        '42501',
      )
    expect(await noted('secretary of the cell next door', 'read', 'person', person, {})).toBe('42501')
    expect(await noted('officer of the park', 'read', 'person', secretaries.nextDoor, {})).toBe('42501')
  }))

test('a row that nobody can judge is not seen, and takes down nothing', () =>
  inRegistry(async ({ as, db, secretaries, riverside }) => {
    const before = new Map<Person, number>()
    const count = (who: Person) =>
      as(who, async (db) => {
        const { entries } = await listTrail(db, { text: '' }, 'vi')
        const [all] = await db.execute<{ n: number }>(sql`select count(*)::int as n from trail`)
        return [entries.length, all?.n ?? 0] as const
      })
    const readers = [...staff, 'secretary of the cell'] as const
    for (const who of readers) before.set(who, (await count(who))[1])
    await db.execute(sql`set local role sobo_judge`)
    const odd = [
      'person_pkey',
      '',
      ' ',
      '"',
      "'; select 1; --",
      'no_such',
      'pg_class',
      'audit',
      'trail',
      'search_words',
      'x'.repeat(60),
      'Person',
      'expected_report',
      '\u00a0',
    ]
    const images = [
      {},
      { id: secretaries.cell },
      [],
      'x',
      null,
      { id: 7 },
      { valid: 'never' },
      { id: riverside, valid: [] },
    ]
    for (const name of odd)
      for (const image of images)
        for (const operation of ['read', 'revise', 'remove', 'create', ''])
          await db.execute(sql`insert into audit (operation, table_name, row_id, record, record_id, old, new, canonical)
            values (${operation}, ${name}, ${secretaries.cell}, ${name}, ${riverside}, ${JSON.stringify(image)}::jsonb, ${JSON.stringify(image)}::jsonb, '')`)
    // A removed row whose image is not of its table.
    for (const table of ['enterprise', 'mandate', 'event_organisation'])
      await db.execute(sql`insert into audit (operation, table_name, row_id, record, record_id, old, canonical)
        values ('remove', ${table}, ${secretaries.cell}, ${table}, ${riverside}, '{"valid": "never", "unit_id": "x"}', '')`)
    await db.execute(sql`reset role`)
    for (const who of readers) {
      const [shown, all] = await count(who)
      expect(shown, who).toBeGreaterThan(0)
      if (!['administrator', 'inspector'].includes(who)) expect(all, who).toBe(before.get(who))
    }
  }))
