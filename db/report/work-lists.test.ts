import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { today } from '../../core/date'
import { enterpriseList } from '../enterprise/list'
import { enterpriseFigures } from '../enterprise-figures/record'
import { listRows } from '../lists'
import { everything } from '../record/listing'
import { ruleSet } from '../rule-set/record'
import { setting } from '../setting/record'
import { plantPeriod } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { listWorkLists } from './work-lists'

const leastOfCell = {
  subject: 'threshold',
  code: 'cell_official_minimum',
  name: 'Tối thiểu',
  nameEn: 'Least',
  amount: 3,
  valid: '[2000-01-01,)',
  source: 'Điều lệ',
} as const

test('the home page counts the rows of the list of enterprises under the filters of its link', () =>
  inRegistry(async ({ db, as, riverside, harbour, hill }) => {
    const periodId = await plantPeriod(db, '2026-01-01', {
      kind: 'half_year',
      name: null,
      endsOn: '2026-06-30',
      asksFigures: true,
    })
    await db.insert(ruleSet).values(leastOfCell)
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    await db.execute(sql`update coverage set valid = '[2022-01-01,2024-01-01)' where enterprise_id = ${hill}`)
    await db.insert(enterpriseFigures).values([
      { enterpriseId: harbour, periodId, workers: 99, officialElsewhere: 3, probationaryElsewhere: 0 },
      { enterpriseId: hill, periodId, workers: 120, membersElsewhere: 5 },
      { enterpriseId: riverside, periodId, workers: 800, officialElsewhere: 8, probationaryElsewhere: 2 },
    ])
    const lists = () =>
      as('officer', async (db) => {
        const found = await listWorkLists(db)
        const read = found.map(async ({ code, chosen, count, least, surveyedOn }) => {
          const { rows, total } = await listRows(db, enterpriseList, { ...everything, chosen })
          expect([code, total]).toEqual([code, count])
          const ids = rows.map(({ id }) => id).filter((id) => [riverside, harbour, hill].includes(id))
          return [code, { least, ids, surveyedOn }]
        })
        return Object.fromEntries(await Promise.all(read))
      })
    expect(await lists()).toMatchObject({
      members: { least: 3, ids: [harbour], surveyedOn: '2026-01-28' },
      survey: { ids: [hill] },
      workers: { least: 100, ids: [hill], surveyedOn: '2026-01-28' },
    })

    await db.insert(setting).values({ key: 'workers_for_organisation', value: '99', valid: `[${today()},)` })
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    await db.execute(sql`update rule_set set amount = 4, version = version + 1 where code = 'cell_official_minimum'`)
    expect(await lists()).toMatchObject({ members: { least: 4, ids: [] }, workers: { least: 99 } })
    expect((await lists()).workers.ids.toSorted()).toEqual([harbour, hill].toSorted())

    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    await db.execute(
      sql`update rule_set set retired_on = today(), version = version + 1 where code = 'cell_official_minimum'`,
    )
    expect(Object.keys(await lists())).toEqual(['workers'])
  }))
