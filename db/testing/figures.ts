import { sql } from 'drizzle-orm'
import { coverage } from '../coverage/record'
import { enterpriseFigures } from '../enterprise-figures/record'
import { project, projectCapital } from '../project/record'
import { newId } from '../record/id'
import { setting } from '../setting/record'
import { confirmReport, plantOrganisation, plantPeriod, plantZone } from './reports'
import type { inRegistry } from './stories'

type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]

export const figuresDay = '2023-08-30'

/**
 * What every figure counts on `figuresDay`: riverside (private, cell of 12 members), harbour (state-owned, second cell of
 * 10) and hill (foreign, a cell outside of the zone). Workers are of the first half of 2023, but of hill of the second
 * half of 2022. Trade is of 2020 to 2022: riverside lacks 2020, hill all.
 */
export async function plantFigures(registry: Registry) {
  const { db, park, committee, cell, riverside, harbour, hill } = registry
  await plantZone(db, committee)
  const second = await plantOrganisation(db, park, 'Chi bộ Hai', committee)
  await db
    .insert(coverage)
    .values({ organisationId: second, enterpriseId: harbour, valid: '[2022-01-01,)', isHost: true })
  await db.execute(sql`select set_config('sobo.reason', 'thử nghiệm', true)`)
  await db.execute(sql`update enterprise_state set ownership = 'state' where enterprise_id = ${harbour}`)
  await db.insert(setting).values({ key: 'vnd_per_usd', value: '24000', valid: '[2023-07-01,2023-09-01)' })

  const july = await plantPeriod(db, '2023-07-01', { kind: 'month', name: null })
  const august = await plantPeriod(db, '2023-08-01', { kind: 'month', name: null })
  await confirmReport(registry, cell, july, { admitted: 2 })
  await confirmReport(registry, second, august)

  const asks = { name: null, asksMembers: false, asksFigures: true }
  const half = (startsOn: string, endsOn: string) => plantPeriod(db, startsOn, { kind: 'half_year', endsOn, ...asks })
  const before = await half('2022-07-01', '2022-12-31')
  const current = await half('2023-01-01', '2023-06-30')
  await db.insert(enterpriseFigures).values([
    { enterpriseId: riverside, periodId: current, workers: 300, femaleWorkers: 120, managers: 10, highSkilled: 20 },
    { enterpriseId: harbour, periodId: current, workers: 200 },
    { enterpriseId: hill, periodId: before, workers: 77, femaleWorkers: 40 },
  ])
  for (const year of [2020, 2021, 2022]) {
    const of = await plantPeriod(db, `${year}-01-01`, { kind: 'year', endsOn: `${year}-12-31`, ...asks })
    await db
      .insert(enterpriseFigures)
      .values([
        { enterpriseId: harbour, periodId: of, exportsUsd: 1_000_000, importsUsd: 500_000 },
        ...(year > 2020
          ? [{ enterpriseId: riverside, periodId: of, exportsUsd: 3_000_000.5, importsUsd: 1_000_000 }]
          : []),
      ])
  }

  const [ownProject, stateProject] = [newId(), newId()]
  for (const [projectId, enterpriseId, currency, registeredCapital] of [
    [ownProject, riverside, 'VND', 48_000_000_000],
    [stateProject, harbour, 'USD', 5_000_000],
  ] as const) {
    const code = `DI-${projectId.slice(-8)}`
    const given = { id: projectId, enterpriseId, unitId: park, code, name: `Dự án ${code}`, certifiedOn: '2018-01-01' }
    await db.insert(project).values({ ...given, kind: 'di' })
    await db.insert(projectCapital).values({ projectId, valid: '[2018-01-01,)', currency, registeredCapital })
  }
  return { second, stateProject, july, august, current, before }
}
