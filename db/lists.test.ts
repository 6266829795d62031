import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listOf } from './lists'
import { everything, filtersOf } from './record/listing'
import { records } from './records'
import { choicesOf, listedReferences } from './references'
import { rowsInFile } from './testing/listed'
import { plantMany } from './testing/plant-many'
import { plantPeriod } from './testing/reports'
import { inRegistry } from './testing/stories'

const retirable = records.filter(({ screens }) => screens.includes('retire') && screens.includes('list'))

test('every list of what can be retired has a list of what was retired', () =>
  inRegistry(async ({ db, as }) => {
    await db.execute(sql`select set_config('sobo.reason', 'Thử', true)`)
    for (const record of retirable) {
      const listing = listOf(record)
      expect(Object.keys(filtersOf(listing)), record.code).toContain('followed')
      const listed = (chosen: Record<string, string>) =>
        as('administrator', async (db) =>
          (await rowsInFile(db, listing, { ...everything, chosen })).map(({ id }) => id),
        )
      const [id = ''] = await listed({})
      expect(await listed({ followed: 'no' }), record.code).toEqual([])
      await db.execute(sql`select set_config('sobo.reason', 'Thử', true)`)
      await db.execute(sql`update ${record.table} set retired_on = today() where id = ${id}`)
      expect(await listed({ followed: 'no' }), record.code).toEqual([id])
      expect(await listed({}), record.code).not.toContain(id)
    }
  }))

test('no form and no filter offers all records of a kind whose number grows with the register', () =>
  inRegistry(async ({ db, as, park, nextDoor }) => {
    const period = await plantPeriod(db)
    const offered = () =>
      as('administrator', async (db) => {
        const counts = new Map<string, number>()
        for (const name of listedReferences) counts.set(name, [...((await choicesOf(name)?.(db, 'vi')) ?? [])].length)
        for (const record of records.filter(({ screens }) => screens.includes('list')))
          for (const [name, { options }] of Object.entries(filtersOf(listOf(record))))
            if (typeof options === 'function')
              counts.set(`${record.code} by ${name}`, [...(await options(db, 'vi'))].length)
        return counts
      })
    const before = await offered()
    expect(before.size).toBeGreaterThan(10)
    await plantMany(db, [park, nextDoor], period, 300)
    const grown = [...(await offered())].filter(([name, count]) => count - (before.get(name) ?? 0) > 30)
    expect(grown).toEqual([])
  }))
