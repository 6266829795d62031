import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Result } from '../../core/result'
import { affiliatedOrganisation, affiliatedOrganisations } from '../affiliated-organisation/record'
import { commune, communes } from '../commune/record'
import { coverage, coverages } from '../coverage/record'
import { document, documents } from '../document/record'
import type { Db } from '../door/actor'
import { enterprise, enterpriseState, enterprises } from '../enterprise/record'
import { enterpriseFigures, enterpriseFiguresRecords } from '../enterprise-figures/record'
import { event, eventOrganisation, events } from '../event/record'
import { listOf } from '../lists'
import { mandate } from '../mandate/record'
import { listMatrix } from '../member-report/matrix'
import { findCompleteness, listUnconfirmed } from '../member-report/queries'
import { nameWord, nameWords } from '../name-word/record'
import { organisationState, organisations } from '../organisation/record'
import { organisationTree } from '../organisation/tree'
import { findMembers } from '../organisation/warnings'
import { project, projectCapital, projects } from '../project/record'
import type { Described } from '../record/described'
import { newId } from '../record/id'
import { everything } from '../record/listing'
import type { At } from '../record/revise'
import { records } from '../records'
import { admissionsOn } from '../report/admissions'
import { figureCodes } from '../report/definitions'
import { figuresOn, rowsBehind } from '../report/figures'
import { listMissing } from '../report/missing'
import { sumBelow } from '../report/sums'
import { ruleSet, ruleSets } from '../rule-set/record'
import { listSettings } from '../setting/queries'
import { setting, settings } from '../setting/record'
import { target, targets } from '../target/record'
import { rowsInFile } from '../testing/listed'
import { confirmReport, plantGroup, plantPeriod, sendReport, submission } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { unit, unitState, units } from '../unit/record'
import { FoundingInput, foundOrganisation } from './found'
import { restoreRecord, withdrawRecord } from './withdraw'

type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]
const because = { reason: 'correction' }

/** The days around the first day of what is planted below, days long after it, and today. */
const days = ['2023-06-30', '2023-07-01', '2024-03-31', undefined]
const firstDay = '2023-07-01'
const since = `[${firstDay},)`

/** Every figure, list and expectation of the registry, as staff read them. */
async function everythingToldBy({ as, db: owner, committee }: Registry) {
  const told = await as('inspector', async (db) => {
    const periods = await db.execute<{ id: string }>(sql`select id from period order by ends_on, id`)
    const told: Record<string, unknown> = {}
    for (const day of days) {
      const date = day ?? '2026-11-27'
      told[`figures ${day}`] = await figuresOn(db, date)
      told[`admissions ${day}`] = await admissionsOn(db, date)
      told[`tree ${day}`] = await organisationTree(db, { text: '', validOn: day })
      told[`members ${day}`] = await findMembers(db, committee, day)
      for (const record of records.filter(({ screens }) => screens.includes('export')))
        for (const chosen of record === enterprises ? [{}, { has_organisation: 'yes' }] : [{}])
          told[`${record.code} ${day} ${Object.keys(chosen)}`] = await rowsInFile(db, listOf(record), {
            ...everything,
            validOn: day,
            chosen,
          })
    }
    for (const code of figureCodes) told[`rows of ${code}`] = await rowsBehind(db, code, '2024-03-31')
    for (const { id } of periods) {
      const asked = { ...everything, periodId: id }
      told[`completeness ${id}`] = await findCompleteness(db, id)
      told[`matrix ${id}`] = await listMatrix(db, asked)
      told[`missing ${id}`] = [await listMissing(db, asked), await listUnconfirmed(db, id)]
      told[`sum ${id}`] = await sumBelow(db, committee, id)
      told[`openings ${id}`] = await db.execute(
        sql`select o.id, b.* from organisation o cross join lateral report_opening(o.id, ${id}) b
          where o.retired_on is null order by o.id`,
      )
    }
    told.settings = (await listSettings(db)).filter(({ holds }) => holds)
    told.reporting = await db.execute(sql`select id from reporting_mandate order by id`)
    return told
  })
  told.lacking = await owner.execute(sql`select p.id, all_missing_in(p.id) as missing from period p order by 1, 2`)
  return JSON.parse(JSON.stringify(told)) as Record<string, unknown>
}

type Planting = (registry: Registry, id: string) => Promise<unknown>

/** One row of each record that can be withdrawn, with what it needs to appear in figures. */
const plantings: Record<string, [record: Described, plant: Planting]> = {
  organisation: [
    organisations,
    async ({ as, db, park, harbour, committee, secretaries }, id) => {
      const founding = FoundingInput.parse({
        name: 'Chi bộ Nhập Nhầm',
        kind: 'grassroots_cell',
        unitId: park,
        superiorId: committee,
        foundedOn: firstDay,
        enterpriseIds: [harbour],
      })
      await as('officer', (db) => foundOrganisation(db, id, founding))
      const held = { position: 'secretary', obtained: 'elected', personId: secretaries.former } as const
      await db.insert(mandate).values({ ...held, organisationId: id, valid: since })
    },
  ],
  'organisation below a cell': [
    organisations,
    async ({ db, park, cell }, id) => {
      await db.execute(sql`insert into organisation (id, unit_id, founded_on) values (${id}, ${park}, ${firstDay})`)
      const state = { name: 'Chi bộ Nhầm Cấp Trên', kind: 'grassroots_cell', superiorId: cell, valid: since }
      await db.insert(organisationState).values({ organisationId: id, ...state })
    },
  ],
  coverage: [
    coverages,
    ({ db, cell, harbour }, id) =>
      db.insert(coverage).values({ id, organisationId: cell, enterpriseId: harbour, valid: since }),
  ],
  event: [
    events,
    async ({ db, park, cell, cellNextDoor }, id) => {
      await db.insert(event).values({ id, unitId: park, kind: 'split_off', effectiveOn: '2024-05-02' })
      await db.insert(eventOrganisation).values([
        { eventId: id, organisationId: cellNextDoor, part: 'subject', members: 3 },
        { eventId: id, organisationId: cell, part: 'successor', members: 3 },
      ])
    },
  ],
  enterprise: [
    enterprises,
    async ({ db, park, period }, id) => {
      await db.insert(enterprise).values({ id, unitId: park, taxCode: '9900000099' })
      const state = { name: 'Công ty TNHH Nhập Nhầm', ownership: 'fdi_wholly', valid: since } as const
      await db.insert(enterpriseState).values({ enterpriseId: id, ...state })
      await db.insert(enterpriseFigures).values({ enterpriseId: id, periodId: period, workers: 90, femaleWorkers: 40 })
      await db
        .insert(affiliatedOrganisation)
        .values({ enterpriseId: id, kind: 'trade_union', name: 'Công đoàn cơ sở', valid: since })
    },
  ],
  enterprise_figures: [
    enterpriseFiguresRecords,
    ({ db, harbour, period }, id) =>
      db.insert(enterpriseFigures).values({ id, enterpriseId: harbour, periodId: period, workers: 70 }),
  ],
  affiliated_organisation: [
    affiliatedOrganisations,
    ({ db, harbour }, id) =>
      db
        .insert(affiliatedOrganisation)
        .values({ id, enterpriseId: harbour, kind: 'youth_union', name: 'Chi đoàn', valid: since }),
  ],
  project: [
    projects,
    async ({ db, park, riverside }, id) => {
      const facts = { code: 'NHAM-1', name: 'Dự án nhầm', kind: 'fdi', certifiedOn: firstDay } as const
      await db.insert(project).values({ id, enterpriseId: riverside, unitId: park, ...facts })
      await db
        .insert(projectCapital)
        .values({ projectId: id, valid: since, currency: 'USD', registeredCapital: 5_000_000 })
    },
  ],
  document: [
    documents,
    ({ db, park }, id) =>
      db
        .insert(document)
        .values({ id, unitId: park, issuer: 'Đảng ủy', number: '9-QĐ/ĐU', issuedOn: firstDay, subject: 'Nhầm' }),
  ],
  unit: [
    units,
    async ({ db, zone }, id) => {
      await db.insert(unit).values({ id, kind: 'park', code: 'NHAM', parentId: zone })
      await db.insert(unitState).values({ unitId: id, name: 'KCN Nhầm', valid: since })
    },
  ],
  commune: [communes, ({ db }, id) => db.insert(commune).values({ id, kind: 'ward', name: 'Nhầm' })],
  name_word: [nameWords, ({ db }, id) => db.insert(nameWord).values({ id, kind: 'trade_word', word: 'Nhầm' })],
  rule_set: [
    ruleSets,
    ({ db }, id) => {
      const named = { code: 'cell_official_minimum', name: 'Tối thiểu', nameEn: 'Least', source: 'Nhầm' }
      return db.insert(ruleSet).values({ id, subject: 'threshold', ...named, amount: 50, valid: since })
    },
  ],
  setting: [
    settings,
    ({ db }, id) => db.insert(setting).values({ id, key: 'combined_cells_count', value: '0', valid: since }),
  ],
  target: [targets, ({ db }, id) => db.insert(target).values({ id, year: 2024, admissions: 7 })],
}

test('each record that offers withdrawal is among those tried', () => {
  const offering = records.filter(({ screens, endings }) => screens.includes('retire') && endings.includes('withdraw'))
  const tried = new Set(Object.values(plantings).map(([record]) => record))
  expect(offering.filter((record) => !tried.has(record)).map(({ code }) => code)).toEqual([])
})

test('what is withdrawn is as if it had never been, on every day; restored, it is as it was', {
  timeout: 60_000,
}, async () => {
  await inRegistry(async (registry) => {
    const { db, tries } = registry
    await plantSums(registry)
    const never = await everythingToldBy(registry)
    const planted: [code: string, record: Described, id: string][] = []
    for (const [code, [record, plant]] of Object.entries(plantings)) {
      const id = newId()
      await plant(registry, id)
      planted.push([code, record, id])
    }
    const recorded = await everythingToldBy(registry)
    const told = JSON.stringify(recorded)
    expect(planted.filter(([, , id]) => !told.includes(id)).map(([code]) => code)).toEqual(['coverage'])
    // Of three, one is covered by a combined cell, which the planted setting leaves out.
    expect(recorded['enterprise 2024-03-31 has_organisation']).toHaveLength(2)

    const each = async (work: (db: Db, record: Described, at: At) => Promise<Result<At>>) => {
      for (const [code, record, id] of planted.reverse()) {
        const [row] = await db.execute<{ version: number }>(sql`select version from ${record.table} where id = ${id}`)
        const who = administered.includes(record.code) ? 'administrator' : 'officer'
        const done = await tries(who, (db) => work(db, record, { id, version: row?.version ?? 0 }), because)
        expect([code, done.ok || done.problem]).toEqual([code, true])
      }
    }
    await each((db, record, at) => withdrawRecord(db, record, at))
    expect(await everythingToldBy(registry)).toEqual(never)
    await each(restoreRecord)
    expect(unversioned(await everythingToldBy(registry))).toEqual(unversioned(recorded))
  })
})

const administered = ['setting', 'rule_set', 'unit', 'commune', 'name_word', 'target']

/** The same without the counters of optimistic locking. */
const unversioned = (told: object) => JSON.parse(JSON.stringify(told, (key, value) => (key === 'version' ? 0 : value)))

/** A committee of the zone, and an open period with a confirmed report. */
async function plantSums(registry: Registry) {
  const { db, committee, cell } = registry
  await db.insert(setting).values({ key: 'zone_committee', value: committee, valid: '[2000-01-01,)' })
  await confirmReport(registry, cell, await plantPeriod(db))
  await plantPeriod(db, '2024-06-01', { asksFigures: true })
}

test('a Party group is in the lists of organisations, and counts nowhere', { timeout: 60_000 }, () =>
  inRegistry(async (registry) => {
    const { db, tries, park, cell, harbour } = registry
    await plantSums(registry)
    const before = await everythingToldBy(registry)
    const group = await plantGroup(db, park, 'Tổ đảng Phân xưởng 1', cell)
    await db.insert(coverage).values({ organisationId: group, enterpriseId: harbour, valid: since })
    const after = await everythingToldBy(registry)
    const changed = Object.keys(after).filter((key) => JSON.stringify(after[key]) !== JSON.stringify(before[key]))
    expect([...new Set(changed.map((key) => key.split(' ')[0]))].sort()).toEqual([
      'openings',
      'organisation',
      'rule_set',
      'tree',
    ])

    const periodId = await plantPeriod(db, '2024-08-01')
    const sent = await tries('officer', (db) =>
      sendReport(db, newId(), { organisationId: group, periodId }, submission()),
    )
    expect(sent).toMatchObject({ problem: { fields: { organisationId: { key: 'counted-above' } } } })
  }),
)
