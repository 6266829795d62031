import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lives } from '../testing/life-course'
import { plantLife } from '../testing/lives'
import { drawn } from '../testing/runs'
import { inRegistry } from '../testing/stories'
import { sumsBelow } from './sums'

test('through any life the zone opens with its closing before, closes with its figure, and what is off is named', () =>
  fc.assert(
    fc.asyncProperty(lives, (life) =>
      inRegistry(async ({ db, as, park }) => {
        const { zone } = await plantLife(db, park, life)
        const quarters = await db.execute<{ id: string; members: number }>(sql`
          select id, (select coalesce(sum(members), 0)::int from counted_organisations(ends_on)) as members
          from period where kind = 'quarter' order by starts_on`)
        const ids = quarters.map(({ id }) => id)
        const sums = await as('officer', (db) => sumsBelow(db, zone, ids))
        const closings = sums.map(({ lines }) => lines.closingTotal ?? 0)
        expect(closings).toEqual(quarters.map(({ members }) => members))
        expect(sums.map(({ lines }) => lines.openingTotal ?? 0)).toEqual([0, ...closings.slice(0, -1)])
        for (const { rest, rows, branches, findings } of sums) {
          const off = rows.filter((row) => row.rest !== 0)
          expect(findings.flatMap((one) => ('rest' in one ? [one.row] : []))).toEqual(off)
          expect(branches.reduce((sum, branch) => sum + branch.rest, 0)).toBe(rest)
        }
      }),
    ),
    { ...drawn(2, 60), endOnFailure: true },
  ))
