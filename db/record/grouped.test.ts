import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { affiliatedList } from '../affiliated-organisation/list'
import { enterpriseList } from '../enterprise/list'
import { figuresList } from '../enterprise-figures/list'
import { groupedRows, listRows, whereOf } from '../lists'
import { projectList } from '../project/list'
import { plantConditions } from '../testing/plant-conditions'
import { inRegistry } from '../testing/stories'
import { groupFields } from './grouped'
import { everything } from './listing'

test('groups sum all rows that are found, and say of how many', { timeout: 120_000 }, () =>
  inRegistry(async ({ db, as, park, nextDoor, period }) => {
    await plantConditions(db, [park, nextDoor], period, 60)
    for (const who of ['officer', 'officer of the park'] as const)
      await as(who, async (db, reader) => {
        const where = whereOf(projectList, 'not (currency in (VND)) or unitId is filled')
        const asked = { ...everything, reader, group: 'kind', where }
        const grouped = await groupedRows(db, projectList, asked)
        const own = await db.execute<Record<string, number | string | null>>(sql`
          select p.kind::text as value, count(*)::int as rows, sum(c.registered_capital) filter (where c.currency = 'USD')::float8 as usd,
            count(*) filter (where c.currency = 'USD')::int as of, sum(c.implemented_capital) filter (where c.currency = 'VND')::float8 as vnd
          from project p left join project_capital c on c.project_id = p.id and c.valid @> (select today())
          where (p.retired_on is null or p.retired_on > (select today())) and p.certified_on <= (select today())
          group by rollup (p.kind) order by p.kind`)
        const told = [...(grouped?.groups ?? []), { value: null, ...grouped?.total }].map(({ value, rows, sums }) => ({
          value,
          rows,
          usd: sums?.['registeredCapital.usd']?.sum,
          of: sums?.['registeredCapital.usd']?.of,
          vnd: sums?.['implementedCapital.vnd']?.sum,
        }))
        const byValue = (one: { value?: unknown }, other: { value?: unknown }) =>
          String(one.value ?? 'z').localeCompare(String(other.value ?? 'z'))
        expect(told.toSorted(byValue)).toEqual([...own].toSorted(byValue))

        // Each group is as many rows as the list that its link opens.
        for (const { value, rows } of (
          await groupedRows(db, enterpriseList, { ...everything, reader, group: 'communeId' })
        )?.groups ?? []) {
          const text = value === null ? 'communeId is empty' : `communeId in (${value})`
          const { total } = await listRows(db, enterpriseList, {
            ...everything,
            reader,
            where: whereOf(enterpriseList, text),
          })
          expect([text, total]).toEqual([text, rows])
        }
        const workers = (await groupedRows(db, enterpriseList, { ...everything, reader, group: 'ownership' }))?.total
        const listed = await db.execute<{ sum: number; of: number }>(sql`
          select sum(c.workers)::int as sum, count(c.workers)::int as of
          from counts_of_enterprises(array(select s.enterprise_id from enterprise_state s join enterprise e on e.id = s.enterprise_id
            where s.valid @> (select today()) and (e.retired_on is null or e.retired_on > (select today()))), (select today())) c`)
        expect(workers?.sums.workers).toEqual(listed[0])
        expect(workers?.sums.workers?.of).toBeLessThan(workers?.rows ?? 0)
      })
  }),
)

test('what nobody has counted is no sum, and what would count twice is not summed', () =>
  inRegistry(async ({ db, as, period }) => {
    await db.execute(sql`update affiliated_organisation set members = null`)
    await as('officer', async (db, reader) => {
      const grouped = await groupedRows(db, affiliatedList, { ...everything, reader, group: 'kind' })
      expect(grouped?.total.rows).toBeGreaterThan(0)
      expect(grouped?.total.sums.members).toEqual({ sum: null, of: 0 })
      const figures = (chosen: Record<string, string>, group: string) =>
        groupedRows(db, figuresList, { ...everything, reader, chosen, group })
      expect((await figures({}, 'enterpriseId'))?.total.sums).toEqual({})
      expect((await figures({ period }, 'enterpriseId'))?.total.sums.workers?.sum).toBe(640)
      expect((await figures({}, 'periodId'))?.groups.map(({ sums }) => sums.workers?.sum)).toEqual([640])
      expect(await groupedRows(db, enterpriseList, { ...everything, reader, group: 'name' })).toBeUndefined()
      expect(await groupedRows(db, enterpriseList, { ...everything, reader, group: 'constructor' })).toBeUndefined()
      expect(groupFields(enterpriseList, 'vi').map(({ name }) => name)).toEqual([
        ...['ownership', 'standing', 'unitId', 'isExportProcessing', 'communeId'],
      ])
    })
  }))
