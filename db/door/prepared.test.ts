import { sql } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { newId } from '../record/id'
import { everything, type Listing, type ListQuestion } from '../record/listing'
import { inClone, withPoolsOn } from '../testing/stories'

/** `free`: texts of conditions that somebody wrote. */
type Sent = { statements: number; most: number; free: number }

/** Shows every list in every order to a reader, three times, and says what the connection has prepared. */
async function sentByLists(): Promise<Sent> {
  let sent: Sent = { statements: -1, most: -1, free: -1 }
  await inClone('planted', ({ appUrl }, { people }) =>
    withPoolsOn(appUrl, async () => {
      const [
        { withActor },
        { groupedRows, listOf, listRows, whereOf },
        { mostPrepared },
        { enterprises },
        { organisations },
        { people: persons },
      ] = await Promise.all([
        import('./actor'),
        import('../lists'),
        import('./prepared'),
        import('../enterprise/record'),
        import('../organisation/record'),
        import('../person/record'),
      ])
      const actor = { token: people.officer.token, requestId: newId() }
      for (const round of [1, 2, 3])
        for (const record of [enterprises, organisations, persons])
          for (const sort of Object.keys(listOf(record).sortable))
            await withActor(actor, (db) => listRows(db, listOf(record), { ...everything, sort, page: round }))
      const where = whereOf(listOf(enterprises), 'name contains a or has projects')
      const conditioned = { ...everything, where, group: 'ownership' }
      for (const page of [1, 2, 3])
        await withActor(actor, async (db) => {
          await listRows(db, listOf(enterprises), { ...conditioned, page })
          await groupedRows(db, listOf(enterprises), conditioned)
        })
      // Texts that never come again, as inserts of many rows are.
      await withActor(actor, async (db) => {
        for (let many = 1; many <= mostPrepared; many += 1)
          await db.execute(
            sql`select ${sql.join(
              Array.from({ length: many }, () => sql`${1}::int`),
              sql` + `,
            )} as sum`,
          )
      })
      sent = await withActor(actor, async (db) => {
        const [row] = await db.execute<{ n: number; free: number }>(
          sql`select count(*)::int as n, count(*) filter (where statement ~ 'fold_text|project')::int as free
            from pg_prepared_statements where not from_sql`,
        )
        return { statements: row?.n ?? -1, most: mostPrepared, free: row?.free ?? -1 }
      })
    }),
  )
  return sent
}

test('statements that come again are prepared, and a connection keeps no more than a number of them', async () => {
  const { statements, most, free } = await sentByLists()
  expect(statements).toBeGreaterThan(15)
  expect(statements).toBeLessThan(60)
  expect(most).toBeGreaterThan(statements)
  expect(free).toBe(0)
}, 120_000)

test('behind a pooler that keeps no statements, none is prepared', async () => {
  vi.stubEnv('DATABASE_PREPARE', '0')
  const { statements } = await sentByLists()
  expect(statements).toBe(0)
}, 120_000)

test('the page of a whole list keeps its plan; searches, filters, other orders and days are planned by their values', async () => {
  await inClone('planted', ({ appUrl }, { people }) =>
    withPoolsOn(appUrl, async () => {
      const [{ withActor }, { listRows }, { enterpriseList }, { personList }] = await Promise.all([
        import('./actor'),
        import('../lists'),
        import('../enterprise/list'),
        import('../mandate/person-list'),
      ])
      /** How often the pages of a list were planned, after so many of them: in general, and by their values. */
      const plansOf = async (who: keyof typeof people, listing: Listing, wish: Partial<ListQuestion>, pages = 4) => {
        const actor = { token: people[who].token, requestId: newId() }
        const planned = () =>
          withActor(actor, async (db) => {
            const [row] = await db.execute<{ kept: number; anew: number }>(sql`
              select coalesce(sum(generic_plans), 0)::int as kept, coalesce(sum(custom_plans), 0)::int as anew
              from pg_prepared_statements where statement ~ '^with page'`)
            return row ?? { kept: -1, anew: -1 }
          })
        const before = await planned()
        for (let page = 1; page <= pages; page += 1)
          await withActor(actor, (db, reader) => listRows(db, listing, { ...everything, ...wish, page, reader }))
        const after = await planned()
        return { kept: after.kept - before.kept > 0, anew: after.anew - before.anew > 0 }
      }
      const [kept, anew] = [
        { kept: true, anew: false },
        { kept: false, anew: true },
      ]
      for (const listing of [enterpriseList, personList]) expect(await plansOf('officer', listing, {})).toEqual(kept)
      for (const wish of [
        { text: 'cong ty' },
        { chosen: { ownership: 'state' } },
        { sort: 'taxCode' },
        { validOn: '2020-01-01' },
      ])
        expect(await plansOf('officer', enterpriseList, wish), JSON.stringify(wish)).toEqual(anew)
      expect(await plansOf('officer of the park', enterpriseList, {})).toEqual(anew)
    }),
  )
}, 120_000)
