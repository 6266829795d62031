import { type SQL, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '../door/actor'
import { newId } from '../record/id'
import { allRows, type Row } from '../testing/access-places'
import { closedTables, type Scope, type Table, tables } from '../testing/access-table'
import { refusalOf } from '../testing/acting'
import { inRegistry } from '../testing/stories'
import { type Outcome, tryEach, tryOnce } from '../testing/trials'
import { audiences, columnsWithAudience, former, subjects, walk } from '../testing/walk'

/** Rows of a table that are created and retired one by one; the words of names have many rows of one kind. */
const triedOneByOne = 25

test.each(subjects)('what %s may do is what the access table says, column by column', { timeout: 60_000 }, (subject) =>
  walk(subject, async ({ db, who, every, isIn, scopesOf }) => {
    const seen = await allRows(db)
    const columns = (await columnsWithAudience(db)).filter(({ column }) => column !== 'content')
    for (const table of tables) {
      const may =
        (operation: string, counts = (_: Scope, __: string) => true) =>
        (row: Row) =>
          scopesOf(table, operation).some(({ scope, role }) => counts(scope, role) && isIn(scope, table, row))
      const [rows, expected] = [every[table], (operation: string) => idsOf(every[table].filter(may(operation)))]

      for (const { column, audience } of columns.filter((one) => one.table === table)) {
        const has = (row: Row) => (row[column] ?? null) !== null
        const readable = rows.filter(may('R', audiences[audience]))
        expect(idsOf(seen[table].filter(has)), `${table}.${column}`).toEqual(idsOf(readable.filter(has)))
      }

      // Tables without retired_on (states, contacts, splits, files) end with their record.
      const isRetired = 'retired_on' in (rows[0] ?? {})
      const some = rows.slice(0, triedOneByOne)
      // Nobody makes a service account.
      const clones = some.map((row) => ({ ...row, id: newId(), ...(table === 'account' && { kind: 'person' }) }))
      expect(
        {
          mayRevise: await idsFrom(db, `select t.id from ${table} t, may_revise_${table}(t) may where may`),
          revise: await idsFrom(db, `update ${table} set id = id returning id`),
          retire: isRetired ? await retiredOf(db, table, some) : [],
          mayRegister: (await db.execute(sql`select ${sql.identifier(`may_register_${table}`)}() as may`))[0]?.may,
          create: await createdOf(db, table, clones),
        },
        table,
      ).toEqual({
        mayRevise: expected('U'),
        revise: expected('U'),
        retire: isRetired ? idsOf(some.filter(may('X'))) : [],
        // may_register is true for everybody: the rule has an equality, which is null for a row of nulls.
        mayRegister:
          (table === 'person_contact' && who?.openedAs !== 'remembered') ||
          scopesOf(table, 'C').some(({ scope }) => scope !== 'whole' || isIn('whole', table, { id: '' })),
        create: idsOf(clones.filter(may('C'))),
      })
    }
  }),
)

test('who had an office once is not let in', () =>
  inRegistry(async ({ as }) => {
    for (const who of former) await expect(as(who, async () => {})).rejects.toMatchObject({ cause: { code: '28000' } })
  }))

test('every table has rows in the walk, and a line in the access table', async () => {
  await inRegistry(async ({ db }) => {
    const found = await db.execute<{ name: string }>(
      sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
    )
    expect(found.map(({ name }) => name).sort()).toEqual([...tables, ...closedTables].sort())
    const empty = Object.entries(await allRows(db)).filter(([, rows]) => rows.length === 0)
    expect(empty).toEqual([])
  })
})

test('an officer of a park moves nothing out of it, and hangs nothing on what is out of sight', async () => {
  await inRegistry(async ({ as, park, nextDoor, cell, hill, secretaries }) => {
    await as('officer of the park', async (db) => {
      await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
      const attempt = (query: SQL) => refusalOf(db, (db) => db.execute(query))
      for (const table of ['enterprise', 'organisation', 'person', 'project', 'document', 'event'] as const) {
        const move = (unitId: string) => sql`update ${sql.identifier(table)} set unit_id = ${unitId}`
        expect(await attempt(move(park)), table).toBeUndefined()
        expect(await attempt(move(nextDoor)), table).toBe('42501')
      }
      const hang = [
        sql`insert into coverage (id, organisation_id, enterprise_id, valid) values (uuidv7(), ${cell}, ${hill}, '[2024-01-01,)')`,
        sql`insert into mandate (id, organisation_id, person_id, position, obtained, valid)
          values (uuidv7(), ${cell}, ${secretaries.nextDoor}, 'committee_member', 'elected', '[2024-01-01,)')`,
        sql`insert into project (id, enterprise_id, unit_id, code, kind, name, certified_on)
          values (uuidv7(), ${hill}, ${park}, 'DA-1', 'fdi', 'x', '2024-01-01')`,
        sql`insert into assignment (id, account_id, role, valid) values (uuidv7(), actor_id(), 'officer', '[2020-01-01,)')`,
      ]
      for (const query of hang) expect(await attempt(query)).toBe('42501')
    })
  })
})

/** Whether a policy let a statement pass. Policies are judged before constraints, so SQLSTATE 23… is a pass. */
function isLetPass(outcome: Outcome, table: Table): boolean {
  if (outcome.refused === null) return outcome.rows > 0
  expect(outcome.refused, table).toMatch(/^(42501|28000|23...)$/)
  return outcome.refused.startsWith('23')
}

/** The rows that can be retired, tried one by one: for all at once a constraint may fail (the last administrator). */
async function retiredOf(db: Db, table: Table, rows: Row[]) {
  const retired = `update ${table} set retired_on = '2026-01-01' where id = ($1 ->> 'id')::uuid`
  const outcomes = await tryEach(db, retired, rows)
  return idsOf(rows.filter((_, at) => isLetPass(outcomes[at] as Outcome, table)))
}

async function createdOf(db: Db, table: Table, clones: Row[]) {
  const columns = Object.keys(clones[0] ?? {}).filter((name) => name !== 'sort_name')
  const created = `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1)`
  const outcomes = await tryEach(db, created, clones)
  return idsOf(clones.filter((_, at) => isLetPass(outcomes[at] as Outcome, table)))
}

/** The ids of the rows that a statement returns; none if a policy refuses it. */
async function idsFrom(db: Db, statement: string): Promise<string[]> {
  const outcome = await tryOnce(
    db,
    `with rows as (${statement}) select coalesce(jsonb_agg(id order by id), '[]') from rows`,
  )
  if (outcome.refused === null) return outcome.found as string[]
  expect(['42501', '28000']).toContain(outcome.refused)
  return []
}

const idsOf = (rows: Row[]) => rows.map(({ id }) => id).sort()
