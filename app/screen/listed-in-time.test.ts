import { expect, test } from 'vitest'
import { projectList, totalsOfProjects } from '@/db/project/list'
import { everything, type ListQuestion } from '@/db/record/listing'
import { fitsAll as all, takesLong as slow } from '@/db/testing/conditions'
import { inRegistry } from '@/db/testing/stories'
import { listedInTime } from './listed-in-time'

test('a condition that takes too long is broken off, in the rows, the groups and what stands beside them', () =>
  inRegistry(async ({ as }) =>
    as('officer', async (db, reader) => {
      const beside = totalsOfProjects
      const ask = (where: ListQuestion['where'], more: Partial<ListQuestion> = {}, by: typeof beside = beside) =>
        listedInTime(
          db,
          projectList,
          { ...everything, reader, where, ...more },
          { isRefused: false, beside: by, milliseconds: 300 },
        )
      const found = await ask(all)
      expect(found.rows.length).toBeGreaterThan(0)
      expect([...(found.more ?? [])].length).toBeGreaterThan(0)
      const broken = { rows: [], total: 0, where: { key: 'slow' } }
      for (const group of [undefined, 'kind']) {
        const answer = await ask(slow, { group })
        expect(answer).toMatchObject(broken)
        // The totals are of the rows that are shown.
        expect([...(answer.more ?? [])]).toEqual([])
      }
      // Rows at once, and totals that take long.
      const late: typeof beside = (within, asked) =>
        totalsOfProjects(within, asked.where === all ? { ...asked, where: slow } : asked)
      const answer = await ask(all, {}, late)
      expect(answer).toMatchObject(broken)
      expect([...(answer.more ?? [])]).toEqual([])
      // The transaction goes on.
      expect((await ask(all)).rows.length).toBe(found.rows.length)
    }),
  ))
