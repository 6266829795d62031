import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readHistory } from '../audit/trail'
import type { Db, Known } from '../door/actor'
import { allRows, placesOf, type Row } from '../testing/access-places'
import { accessTable, type Rights, type Scope, type Table, tables } from '../testing/access-table'
import { asNobody } from '../testing/acting'
import { type Person, people } from '../testing/seed'
import { inDatabase, inRegistry } from '../testing/stories'

type Stated = { table: Table; column: string; audience: string }

const stated = async (db: Db, from = sql`audience_of_columns()`): Promise<Stated[]> => [
  ...(await db.execute<Stated>(sql`
    select of_table as table, audience, regexp_split_to_table(btrim(columns, E' \\n'), '\\s+') as column from ${from}`)),
]

/** The rows of which an audience reads a column, by the scopes in which its roles read rows. */
const scopes: Record<string, (scope: Scope, role: string) => boolean> = {
  reader: () => true,
  watcher: (scope) => ['everywhere', 'units', 'reporters'].includes(scope),
  contact: (scope, role) => scope === 'self' || (role === 'officer' && scope === 'units'),
}

test('every column has one audience, and no audience is of a column that is not there', () =>
  inDatabase(async (db) => {
    const there = await db.execute<{ name: string }>(sql`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = any (${`{${tables.join(',')}}`}::text[])`)
    const named = (await stated(db)).map(({ table, column }) => `${table}.${column}`)
    expect(named.toSorted()).toEqual([...there].map(({ name }) => name).toSorted())
    const former = (await stated(db, sql`audience_of_former_columns()`)).map(
      ({ table, column }) => `${table}.${column}`,
    )
    expect(former.filter((name) => named.includes(name))).toEqual([])
    expect((await stated(db)).filter(({ audience }) => !(audience in scopes))).toEqual([])
  }))

const signedOut = ['officer whose assignment ended', 'secretary whose mandate ended']

test.each([...people.filter((who) => !signedOut.includes(who)), 'nobody' as const])(
  '%s reads of each column what its audience says',
  { timeout: 60_000 },
  (subject) =>
    inRegistry(async ({ db, as }) => {
      const rows = await allRows(db)
      const [day] = await db.execute<{ today: string }>(sql`select today()::text as today`)
      const columns = (await stated(db)).filter(({ column }) => column !== 'content')
      const walk = async (db: Db, who: Known | null) => {
        const places = who && placesOf(who, rows, day?.today ?? '')
        const seen = await allRows(db)
        for (const { table, column, audience } of columns) {
          const has = (row: Row) => (row[column] ?? null) !== null
          const mayRead = (row: Row) =>
            (who?.roles ?? []).some((role) =>
              Object.entries(accessTable[table][role] as Rights).some(
                ([scope, operations]) =>
                  operations.includes('R') &&
                  scopes[audience]?.(scope as Scope, role) &&
                  places?.[scope as Scope](table, row),
              ),
            )
          const idsOf = (found: Row[]) =>
            found
              .filter(has)
              .map(({ id }) => id)
              .toSorted()
          expect(idsOf(seen[table]), `${table}.${column}`).toEqual(idsOf(rows[table].filter(mayRead)))
        }
      }
      if (subject === 'nobody') await asNobody(db, (db) => walk(db, null))
      else await as(subject, walk)
    }),
)

test('the trail tells of each column what its audience says: values of today and of former columns, and reasons', () =>
  inRegistry(async ({ db, as, riverside, cell }) => {
    const canary = 'NỘI BỘ 7731'
    await db.execute(sql`select set_config('sobo.reason', ${`other: ${canary} lý do`}, true)`)
    await db.execute(sql`update enterprise_note set note = ${`${canary} ghi chú`} where enterprise_id = ${riverside}`)
    await db.execute(sql`update enterprise set address = 'Lô CN1' where id = ${riverside}`)
    await db.execute(sql`update organisation_note set note = ${`${canary} tổ chức`} where organisation_id = ${cell}`)
    // As a former version wrote it, with the note among the columns of the enterprise.
    await db.execute(sql`set local role sobo_judge`)
    for (const changed of ['{note}', '{note,address}', null])
      await db.execute(sql`insert into audit (operation, table_name, row_id, record, record_id, old, new, changed, reason, canonical)
        select ${changed ? 'revise' : 'create'}, 'enterprise', id, 'enterprise', id,
          case when ${changed}::text is not null then to_jsonb(e) || jsonb_build_object('note', ${`${canary} trước`}::text, 'address', 'Lô cũ') end,
          to_jsonb(e) || jsonb_build_object('note', ${`${canary} sau`}::text, 'address', 'Lô mới', 'retired_reason', ${`${canary} bỏ`}::text),
          ${changed}::text[], ${`${canary} cũ`}, '' from enterprise e where id = ${riverside}`)
    await db.execute(sql`reset role`)

    const told = (who: Person) =>
      as(who, async (db) => {
        const whole = await db.execute<{ trail: string }>(
          sql`select coalesce(string_agg(to_jsonb(t)::text, ' '), '') as trail from trail t`,
        )
        const histories = await Promise.all(
          [['enterprise', riverside] as const, ['organisation', cell] as const].map(([code, id]) =>
            readHistory(db, code, id, 'vi'),
          ),
        )
        const changes = histories.flatMap(({ changes }) => changes)
        return {
          leaks: [...whole, ...histories].some((one) => JSON.stringify(one).includes(canary)),
          entries: changes.filter(
            ({ tableName, new: now }) => tableName === 'enterprise' && JSON.stringify(now).includes('Lô mới'),
          ).length,
        }
      })
    // The entry of which only the note changed is none for them.
    for (const who of ['secretary of the cell', 'secretary of the committee'] as const)
      expect(await told(who), who).toEqual({ leaks: false, entries: 2 })
    for (const who of ['officer', 'officer of the park', 'leader', 'administrator', 'inspector'] as const)
      expect(await told(who), who).toEqual({ leaks: true, entries: 3 })
  }))

test('every record with a history keeps its reasons from those who report', () =>
  inRegistry(async ({ db, as }) => {
    const canary = 'NỘI BỘ 7732'
    await db.execute(sql`select set_config('sobo.reason', ${canary}, true)`)
    await db.execute(sql`set local role sobo_judge`)
    for (const table of tables)
      await db.execute(sql`insert into audit (operation, table_name, row_id, record, record_id, new, reason, canonical)
        select 'revise', ${table}::text, id, ${table}::text, id, to_jsonb(t) - 'content', ${canary}, '' from ${sql.identifier(table)} t`)
    await db.execute(sql`reset role`)
    for (const who of [
      'secretary of the cell',
      'secretary of the committee',
      'secretary of the cell next door',
    ] as const)
      await as(who, async (db) => {
        const found = await db.execute<{ table: string; told: number }>(sql`
          select table_name as table, count(*) filter (where reason is not null)::int as told, count(*)::int as entries
          from trail where operation = 'revise' and changed is null group by 1`)
        expect(found.length, who).toBeGreaterThan(10)
        expect(
          [...found].filter(({ told }) => told > 0),
          who,
        ).toEqual([])
      })
    await as('officer of the park', async (db) => {
      const [found] = await db.execute<{ told: number }>(
        sql`select count(*)::int as told from trail where reason = ${canary}`,
      )
      expect(found?.told).toBeGreaterThan(30)
    })
  }))
