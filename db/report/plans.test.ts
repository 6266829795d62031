import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { today } from '../../core/date'
import type { Db, Known } from '../door/actor'
import { listPlaces, listWaitingPeriods, readMatrix } from '../member-report/matrix'
import { listReports } from '../member-report/queries'
import { setting } from '../setting/record'
import type { Person } from '../testing/seed'
import { inUntouchedRegistry } from '../testing/stories'
import { admittedOn } from './admissions'
import { figuresOn } from './figures'
import { countRemindable } from './missing'
import { listOwedReports } from './owed-reports'
import { listReceipts } from './receipts'
import { countTasks, countWaiting, listOwnOffices, type TaskCode } from './tasks'
import { listWorkLists } from './work-lists'

const tasks: TaskCode[] = [
  'nobody-reports',
  'report-waiting',
  'report-returned',
  'report-late',
  'closing-owed',
  'transfer-overdue',
  'report-missing',
  'split-missing',
  'no-secretary',
  'term-expired',
  'no-decision',
  'no-account',
]
const listed = { text: '', sort: '', descending: true, page: 1, validOn: undefined }
const of = (periodId: string) => ({ ...listed, periodId })

/** `full`: a locked period for which all have reported. */
type Page = { most: number; read: (db: Db, of: { open: string; full: string; reader: Known }) => Promise<unknown> }

/**
 * By page, how many buffers of PostgreSQL one more organisation may cost, with its reports for the open period and twice
 * as many locked ones as are asked for: some rows of each table, in hashes, and no look-up or function for each row.
 */
const pages: Record<string, Page> = {
  'home: tasks': { most: 5.5, read: (db) => countTasks(db, tasks) },
  'home: work lists': { most: 0.5, read: (db) => listWorkLists(db) },
  'home: waiting': { most: 1, read: (db) => listWaitingPeriods(db) },
  'frame: what waits': {
    most: 0.1,
    read: (db) => countWaiting(db, ['report-waiting', 'correction-open', 'reopening-waiting']),
  },
  'home: to remind': { most: 4.5, read: (db, { open }) => countRemindable(db, open) },
  'home: own reports': {
    most: 2,
    read: async (db) => [await listOwedReports(db), await listReceipts(db, 8), await listOwnOffices(db)],
  },
  reports: { most: 9, read: (db, { reader }) => listReports(db, { ...listed, reader }) },
  'completeness: page and counts': { most: 1, read: (db, { full }) => readMatrix(db, of(full)) },
  'completeness: places': { most: 1, read: (db, { full }) => listPlaces(db, of(full)) },
  // Counted, as after a change; kept.test.ts holds what is read while nothing changes.
  'overview: figures': { most: 4.5, read: (db) => figuresOn(db, today()) },
  'overview: admissions': { most: 3.5, read: (db) => admittedOn(db, today()) },
}
const dialect = new PgDialect()
const readers: Person[] = ['officer', 'officer of the park', 'leader', 'secretary of the cell']

test('home, reports, completeness and overview read sets, whoever asks', { timeout: 120_000 }, async () => {
  await inUntouchedRegistry(async ({ db, as, park, committee }) => {
    await db.insert(setting).values({ key: 'zone_committee', value: committee, valid: '[2020-01-01,)' })
    const { open, locked } = await plantPeriods(db)
    const [full = open] = locked
    const [few, many] = [100, 300]
    await plantOrganisations(db, park, few, [open, ...locked])
    const before = await costs(open)
    await plantOrganisations(db, park, many - few, [open, ...locked])
    const after = await costs(open)
    for (const [what, cost] of Object.entries(after)) {
      const { most } = pages[what.replace(/ \(.*/, '')] ?? { most: 0 }
      const each = (cost - (before[what] ?? 0)) / (many - few)
      console.log(what, each)
      expect.soft(each, `${what}: buffers for each more organisation`).toBeLessThan(most)
    }

    async function costs(open: string) {
      const found: Record<string, number> = {}
      for (const who of readers)
        for (const [what, { read }] of Object.entries(pages))
          found[`${what} (${who})`] = await as(who, async (db, reader) => {
            const [spy, asked] = spied(db)
            await read(spy, { open, full, reader })
            let buffers = 0
            for (const query of asked) buffers += await buffersOf(db, query)
            return buffers
          })
      return found
    }
  })
})

/** A Db that keeps its statements. */
function spied(db: Db): [Db, SQL[]] {
  const asked: SQL[] = []
  const execute = (query: SQL) => {
    asked.push(query)
    return db.execute(query)
  }
  return [new Proxy(db, { get: (target, name) => (name === 'execute' ? execute : Reflect.get(target, name)) }), asked]
}

/** Of a statement that reads; a setting is repeated, because the next ones are planned with it. */
async function buffersOf(db: Db, query: SQL): Promise<number> {
  if (!/^\s*(select|with)/.test(dialect.sqlToQuery(query).sql)) {
    await db.execute(query)
    return 0
  }
  const [row] = await db.execute<{ 'QUERY PLAN': { Plan: Record<string, number> }[] }>(
    sql`explain (analyze, buffers, timing off, format json) ${query}`,
  )
  const plan = row?.['QUERY PLAN'][0]?.Plan ?? {}
  return (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)
}

/** Twelve quarters, of which the last is open; the others are locked. */
async function plantPeriods(db: Db) {
  await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
  const planted = await db.execute<{ id: string }>(sql`
    insert into period (id, kind, starts_on, ends_on, cut_off_on, opens_on, due_on)
    select uuidv7(), 'quarter', starts_on, ends_on, ends_on, ends_on - 15, ends_on + 5
    from generate_series(1, 12) at
    cross join lateral (select (date_trunc('quarter', today()) - make_interval(months => 3 * at))::date as starts_on) s
    cross join lateral (select (starts_on + interval '3 months')::date - 1 as ends_on) e
    order by ends_on desc returning id`)
  const [open, ...locked] = [...planted].map(({ id }) => id)
  if (!open) throw new Error('no period')
  return { open, locked }
}

/** Cells of the park with a secretary and a confirmed report for each period but the first, set-based and unaudited. */
async function plantOrganisations(db: Db, park: string, many: number, [open, ...others]: string[]) {
  const kept = ['organisation', 'organisation_state', 'mandate', 'person', 'member_report', 'member_report_version']
  for (const table of kept) await db.execute(sql.raw(`alter table ${table} disable trigger user`))
  await db.execute(sql`
    with cell as (
      insert into organisation (id, unit_id, founded_on) select uuidv7(), ${park}::uuid, '2010-01-01' from generate_series(1, ${many}::int)
      returning id
    ), state as (
      insert into organisation_state (id, organisation_id, name, kind, superior_id, valid)
      select uuidv7(), cell.id, 'Chi bộ ' || cell.id, 'grassroots_cell', top.organisation_id, top.valid
      from cell cross join organisation_state top where top.organisation_id = setting_on('zone_committee', today())::uuid
    ), report as (
      insert into member_report (id, organisation_id, period_id)
      select uuidv7(), cell.id, period.id from cell cross join period
      where period.id = any (${`{${others.join(',')}}`}::uuid[]) returning id, organisation_id, period_id
    )
    insert into member_report_version (id, report_id, organisation_id, period_id, number, state, opening_total, closing_total,
      sha256, submitted_at, decided_at)
    select uuidv7(), id, organisation_id, period_id, 1, 'confirmed', 5, 5, '\\x00', now(), now() from report`)
  await db.execute(
    sql`update period set locked_at = now() where id = any (${`{${others.join(',')}}`}::uuid[]) and id <> ${open ?? null}::uuid`,
  )
  await db.execute(sql`analyze organisation, organisation_state, member_report, member_report_version, period`)
}
