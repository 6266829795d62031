import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listOf } from './lists'
import { everything, filtersOf } from './record/listing'
import { records } from './records'
import { rowsInFile } from './testing/listed'
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
