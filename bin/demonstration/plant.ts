import { sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { affiliatedOrganisation } from '../../db/affiliated-organisation/record'
import { commune } from '../../db/commune/record'
import { coverage } from '../../db/coverage/record'
import { document, documentFile } from '../../db/document/record'
import type { Db } from '../../db/door/actor'
import { asOwner } from '../../db/door/connection'
import { enterprise, enterpriseContact, enterpriseNote, enterpriseState } from '../../db/enterprise/record'
import { enterpriseFigures } from '../../db/enterprise-figures/record'
import { event, eventNote, eventOrganisation } from '../../db/event/record'
import { mandate } from '../../db/mandate/record'
import { organisation, organisationState } from '../../db/organisation/record'
import { period } from '../../db/period/record'
import { person, personContact } from '../../db/person/record'
import { project, projectCapital } from '../../db/project/record'
import { plantReference } from '../../db/reference/plant'
import { setting } from '../../db/setting/record'
import { unit, unitState } from '../../db/unit/record'
import { type DemoAccount, givePasswords, plantSecretaries, plantStaff } from './accounts'
import { affiliatedRows } from './affiliated'
import { chanceOf, plantingReason } from './chance'
import { plantCycle } from './cycle'
import { documentRows, fileRows } from './documents'
import { enterpriseContactRows, enterpriseNoteRows, enterpriseRows, enterpriseStateRows } from './enterprises'
import { figureRows } from './figures'
import { electLeaders } from './mandates'
import { namer } from './names'
import { coverageRows, eventRows, organisationRows, reportersOf } from './organisation-rows'
import { periodsOf } from './periods'
import { demonstration, type Plan, vndPerUsd } from './plan'
import { projectRows } from './projects'
import { reportRowsOf } from './reports'
import { secretariesOf, sendersOf } from './senders'
import { tell } from './story'
import { layOut, unitRows, unitStateRows } from './units'

type Say = (text: string) => void

/** Plants the demonstration registry into an empty, migrated database. */
export const plantDemonstration = (ownerUrl: string, say: Say): Promise<DemoAccount[]> =>
  asOwner(ownerUrl, (db) => plant(db, demonstration, say))

/** Plants into `db`, a transaction of sobo_owner as the service account. The data end in the quarter of `today`. */
export async function plant(db: Db, plan: Plan, say: Say, today?: string): Promise<DemoAccount[]> {
  // Audit entries have the real time and account of the planting, not those of the invented events; only those of reports
  // have the account that sent or decided, see rounds.ts.
  await db.execute(sql`select set_config('sobo.reason', ${plantingReason}, true)`)
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
  const idOf = (role: string) => staff.find((one) => one.role === role)?.id ?? ''

  say(`${world.enterprises.length} enterprises, ${world.organisations.length} organisations`)
  const leaders = electLeaders(world)
  const { projects, capital } = projectRows(world)
  const documents = documentRows(world.papers)
  const enterprises = enterpriseRows(world)
  await insert(db, enterprise, enterprises)
  await insert(db, enterpriseNote, enterpriseNoteRows(enterprises))
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
  await insert(db, person, leaders.people)
  await insert(db, personContact, leaders.contacts)
  await insert(db, mandate, leaders.mandates)
  await insert(db, affiliatedOrganisation, affiliatedRows(world))

  await insert(db, period, periods.all)
  const figures = figureRows(world, periods)
  await insert(db, enterpriseFigures, figures)
  const secretaries = secretariesOf(world, leaders, reportersOf(world, leaders))
  await plantSecretaries(db, secretaries)
  const senders = sendersOf(world, leaders, secretaries, { officerId: idOf('officer'), leaderId: idOf('leader') })
  const reportRows = reportRowsOf(world, periods, senders)
  const events = eventRows(world)
  await insert(db, event, events.rows)
  await insert(db, eventOrganisation, events.parts)
  await insert(db, eventNote, events.notes)
  say(`${reportRows.identities.length} member reports, ${figures.length} rows of enterprise figures`)
  await plantCycle(db, world, periods, senders, reportRows)
  await insert(db, setting, [
    { id: chance.id(), key: 'office_name', value: 'Ban Quản lý Khu kinh tế (minh họa)', valid: '[2021-01-01,)' },
    { id: chance.id(), key: 'help_phone', value: '02250100000', valid: '[2021-01-01,)' },
    { id: chance.id(), key: 'zone_committee', value: world.organisations[0]?.id ?? '', valid: '[2021-01-01,)' },
    { id: chance.id(), key: 'combined_cells_count', value: '1', valid: '[2021-01-01,)' },
    { id: chance.id(), key: 'vnd_per_usd', value: String(vndPerUsd), valid: '[2021-01-01,)' },
  ])
  await analyse(db)
  const signingIn = secretaries.slice(0, 2).map((one) => ({ ...one, role: 'secretary' }))
  return givePasswords(db, [...staff.slice(0, 3), ...signingIn, ...staff.slice(3)])
}

async function todayIn(db: Db): Promise<string> {
  const [row] = await db.execute<{ today: string }>(sql`select today()::text as today`)
  if (!row) throw new Error('bin/demonstration: today() returned no row')
  return row.today
}

async function insert<Table extends PgTable>(db: Db, table: Table, rows: Table['$inferInsert'][]) {
  for (let from = 0; from < rows.length; from += 1_000) await db.insert(table).values(rows.slice(from, from + 1_000))
}

/** ANALYZE all tables: autovacuum does it only after a while, and until then the planner has no statistics. */
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
