import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '../record/id'
import { asOwner } from '../testing/connections'
import { rounds } from '../testing/runs'
import { inClone, withPoolsOn } from '../testing/stories'

/** Changes of each of the three enterprises; a long run makes more than 50,000 entries. */
const changes = rounds(60, 17_000)
/** A row that one transaction changes again and again has all its versions to step over, so each changes few times. */
const atOnce = 100
const readers = [
  'administrator',
  'officer',
  'officer of the park',
  'leader',
  'inspector',
  'secretary of the cell',
] as const

test(`a file of the trail ends whole after ${changes} changes, whoever asks`, async () => {
  await inClone('planted', async ({ appUrl, ownerUrl }, { people }) => {
    for (let from = 1; from <= changes; from += atOnce)
      await asOwner(ownerUrl, (db) =>
        db.execute(
          sql.raw(`do $$ begin
            for at in ${from} .. ${Math.min(from + atOnce - 1, changes)} loop
              update enterprise set is_export_processing = not is_export_processing;
            end loop;
          end $$`),
        ),
      )
    await withPoolsOn(appUrl, async () => {
      const [{ withActor }, { batchesOf }, { trailRows }] = await Promise.all([
        import('../door/actor'),
        import('../door/stream'),
        import('./trail'),
      ])
      const taken: Record<string, number> = {}
      for (const who of readers) {
        const actor = { token: people[who].token, requestId: newId(), lane: 'job' as const }
        const rows = await withActor(actor, (db) => trailRows(db, { text: '' }, 'vi'))
        const seen = await withActor(
          { ...actor, lane: 'request' },
          async (db) => (await db.execute<{ n: number }>(sql`select count(*)::int as n from (${rows}) rows`))[0]?.n,
          { deadline: 600_000 },
        ).catch(() => undefined)
        taken[who] = 0
        for await (const batch of batchesOf(actor, async () => rows)) taken[who] += batch.length
        if (seen !== undefined) expect(taken[who], who).toBe(seen)
      }
      const atLeast = Object.entries({
        administrator: 3,
        officer: 3,
        inspector: 3,
        leader: 3,
        'officer of the park': 2,
      })
      for (const [who, enterprises] of atLeast) expect(taken[who], who).toBeGreaterThanOrEqual(enterprises * changes)
    })
  })
})
