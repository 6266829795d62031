import { sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Db } from '../actor'
import { affiliatedOrganisation } from '../affiliated-organisation/record'
import { commune } from '../commune/record'
import { coverage } from '../coverage/record'
import { document, documentFile } from '../document/record'
import { enterprise, enterpriseContact, enterpriseState } from '../enterprise/record'
import { enterpriseFigures } from '../enterprise-figures/record'
import { event, eventOrganisation } from '../event/record'
import { mandate } from '../mandate/record'
import { memberReport, memberSplit } from '../member-report/record'
import { organisation, organisationState } from '../organisation/record'
import { period } from '../period/record'
import { person, personContact } from '../person/record'
import { project, projectCapital } from '../project/record'
import { plantReference } from '../reference/plant'
import { setting } from '../setting/record'
import { asOwner } from '../setup/owner'
import { unit, unitState } from '../unit/record'
import { type DemoAccount, givePasswords, plantSecretary, plantStaff } from './accounts'
import { affiliatedRows } from './affiliated'
import { chanceOf } from './chance'
import { documentRows, fileRows } from './documents'
import { enterpriseContactRows, enterpriseRows, enterpriseStateRows } from './enterprises'
import { figureRows } from './figures'
import { electLeaders } from './mandates'
import { namer } from './names'
import { coverageRows, eventRows, organisationRows, reporterOf } from './organisation-rows'
import { periodsOf } from './periods'
import { demonstration, type Plan, vndPerUsd } from './plan'
import { projectRows } from './projects'
import { reportRows } from './reports'
import { tell } from './story'
import { layOut, unitRows, unitStateRows } from './units'

type Say = (text: string) => void

/** Plants the demonstration registry into an empty, migrated database. */
export const plantDemonstration = (ownerUrl: string, say: Say): Promise<DemoAccount[]> =>
  asOwner(ownerUrl, (db) => plant(db, demonstration, say))

/** `db` is a transaction of the owner with the service door open; history ends in the quarter of `today`. */
export async function plant(db: Db, plan: Plan, say: Say, today?: string): Promise<DemoAccount[]> {
  await plantReference(db)
  const chance = chanceOf(plan.seed)
  const communes = await db.select({ id: commune.id }).from(commune).orderBy(commune.name)
  const units = layOut(
    chance,
    plan.parks,
    communes.map(({ id }) => id),
  )
  const world = tell(plan, today ?? (await todayIn(db)), chance, namer(chance), units)
  const periods = periodsOf(world)
  await insert(db, unit, unitRows(world.zone, world.parks))
  await insert(db, unitState, unitStateRows(chance, world.zone, world.parks))
  const staff = await plantStaff(db, chance.id, world)
  const officer = staff.find(({ role }) => role === 'officer')

  say(`${world.enterprises.length} enterprises, ${world.organisations.length} organisations`)
  const leaders = electLeaders(world)
  const { projects, capital } = projectRows(world)
  const documents = documentRows(world.papers)
  await insert(db, enterprise, enterpriseRows(world))
  await insert(db, enterpriseState, enterpriseStateRows(world))
  await insert(db, enterpriseContact, enterpriseContactRows(world))
  await insert(db, project, projects)
  await insert(db, projectCapital, capital)
  await insert(db, document, documents)
  await insert(db, documentFile, fileRows(chance, documents, 12))
  const organisations = organisationRows(world)
  await insert(db, organisation, organisations.rows)
  await insert(db, organisationState, organisations.states)
  await insert(db, coverage, coverageRows(world))
  const events = eventRows(world)
  await insert(db, event, events.rows)
  await insert(db, eventOrganisation, events.parts)
  await insert(db, person, leaders.people)
  await insert(db, personContact, leaders.contacts)
  await insert(db, mandate, leaders.mandates)
  await insert(db, affiliatedOrganisation, affiliatedRows(world))

  await insert(db, period, periods.all)
  const { reports, splits } = reportRows(world, periods, officer?.id ?? '')
  const figures = figureRows(world, periods)
  say(`${reports.length} member reports, ${figures.length} rows of enterprise figures`)
  await insert(db, memberReport, reports)
  await insert(db, memberSplit, splits)
  await insert(db, enterpriseFigures, figures)
  await lockOldPeriods(db, world.today)
  await insert(db, setting, [
    { id: chance.id(), key: 'office_name', value: 'Ban Quản lý Khu kinh tế (minh họa)', valid: '[2021-01-01,)' },
    { id: chance.id(), key: 'zone_committee', value: world.organisations[0]?.id ?? '', valid: '[2021-01-01,)' },
    { id: chance.id(), key: 'combined_cells_count', value: '1', valid: '[2021-01-01,)' },
    { id: chance.id(), key: 'vnd_per_usd', value: String(vndPerUsd), valid: '[2021-01-01,)' },
  ])
  const secretary = await plantSecretary(db, chance.id, reporterOf(world, leaders))
  await analyse(db)
  return givePasswords(db, [...staff.slice(0, 3), secretary, ...staff.slice(3)])
}

async function todayIn(db: Db): Promise<string> {
  const [row] = await db.execute<{ today: string }>(sql`select today()::text as today`)
  if (!row) throw new Error('db/demonstration: the database does not know what day it is')
  return row.today
}

async function insert<Table extends PgTable>(db: Db, table: Table, rows: Table['$inferInsert'][]) {
  for (let from = 0; from < rows.length; from += 1_000) await db.insert(table).values(rows.slice(from, from + 1_000))
}

/** Locked after the reports are in, as in life, and with a reason. */
async function lockOldPeriods(db: Db, today: string) {
  await db.execute(sql`select set_config('sobo.reason', 'Chốt số liệu kỳ', true)`)
  await db.execute(sql`update period set locked_at = (due_on + 45)::timestamptz where due_on + 45 < ${today}::date`)
  await db.execute(sql`select set_config('sobo.reason', '', true)`)
}

/** The server would find out by itself how its tables look now, but the first pages are asked for before that. */
async function analyse(db: Db) {
  const tables = await db.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public'`,
  )
  await db.execute(
    sql`analyze ${sql.join(
      tables.map(({ name }) => sql.identifier(name)),
      sql`, `,
    )}`,
  )
}
