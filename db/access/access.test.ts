import { type SQL, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db, Known } from '../door/actor'
import { newId } from '../record/id'
import { allRows, placesOf, type Row } from '../testing/access-places'
import {
  accessTable,
  closedTables,
  type Operations,
  type Rights,
  type Scope,
  type Table,
  tables,
} from '../testing/access-table'
import { asNobody, refusalOf } from '../testing/acting'
import { type Person, type Planted, people } from '../testing/seed'
import { inRegistry } from '../testing/stories'
import { tables as rememberedTables } from './remembered.json'

/** People of the registry whose rights are made narrower for the walk. */
const narrowed: Record<string, { who: Person; as: (planted: Planted) => SQL }> = {
  'leader of the park': {
    who: 'leader',
    as: ({ park, people }) =>
      sql`update assignment set unit_id = ${park} where account_id = ${people.leader.accountId}`,
  },
  'secretary of the committee on a remembered device': {
    who: 'secretary of the committee',
    as: ({ people }) =>
      sql`update session set opened_as = 'remembered' where account_id = ${people['secretary of the committee'].accountId}`,
  },
}
const subjects = [...people, ...Object.keys(narrowed), 'nobody'] as const
/** Rows of a table that are created and retired one by one; the words of names have many rows of one kind. */
const triedOneByOne = 25
const signedOut = ['officer whose assignment ended', 'secretary whose mandate ended', 'nobody']

test.each(subjects)('what %s may do is what the access table says', { timeout: 60_000 }, async (subject) => {
  await inRegistry(async (registry) => {
    const { db, as } = registry
    const narrow = narrowed[subject]
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    if (narrow) await db.execute(narrow.as(registry))
    const rows = await allRows(db)
    const today = await dayOf(db)
    const walk = async (db: Db, who: Known | null) => {
      const places = who && placesOf(who, rows, today)
      const may = (table: Table, operation: string) => (row: Row) =>
        places !== null && scopesOf(table, who, operation).some((scope) => places[scope](table, row))

      for (const table of tables) {
        const expected = (operation: string) => idsOf(rows[table].filter(may(table, operation)))
        // Tables without retired_on (states, contacts, splits, files) end with their record.
        const isRetired = 'retired_on' in (rows[table][0] ?? {})
        const some = rows[table].slice(0, triedOneByOne)
        const clones = some.map((row) => ({ ...row, id: newId() }))
        expect(
          {
            read: await ids(db, sql`select id from ${sql.identifier(table)}`),
            mayRevise: await ids(
              db,
              sql`select id from ${sql.identifier(table)} t, ${named(`may_revise_${table}`, 't')} may where may`,
            ),
            revise: await ids(db, sql`update ${sql.identifier(table)} set id = id returning id`),
            retire: isRetired ? await retiredOf(db, table, some) : [],
            mayRegister: await truthOf(db, sql`select ${named(`may_register_${table}`)} as truth`),
            create: await createdOf(db, table, clones),
          },
          table,
        ).toEqual({
          read: expected('R'),
          mayRevise: expected('U'),
          revise: expected('U'),
          retire: isRetired ? idsOf(some.filter(may(table, 'X'))) : [],
          // may_register is true for everybody: the rule has an equality, which is null for a row of nulls.
          mayRegister:
            (table === 'person_contact' && who?.openedAs !== 'remembered') ||
            scopesOf(table, who, 'C').some((scope) => scope !== 'whole' || places?.whole(table, { id: '' })),
          create: idsOf(clones.filter(may(table, 'C'))),
        })
      }
    }

    if (!signedOut.includes(subject)) return as(narrow?.who ?? (subject as Person), walk)
    if (subject !== 'nobody')
      await expect(as(subject as Person, walk)).rejects.toMatchObject({ cause: { code: '28000' } })
    await asNobody(db, (db) => walk(db, null))
  })
})

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

function scopesOf(table: Table, who: Known | null, operation: string): Scope[] {
  if (who?.openedAs === 'remembered' && !rememberedTables.includes(table)) return []
  const rights = (who?.roles ?? []).flatMap((role) => Object.entries<Operations>(accessTable[table][role] as Rights))
  return rights.filter(([, operations]) => operations.includes(operation)).map(([scope]) => scope as Scope)
}

/** The rows that can be retired, tried one by one: for all at once a constraint may fail (the last administrator). */
async function retiredOf(db: Db, table: Table, rows: Row[]) {
  const retired: Row[] = []
  for (const row of rows) {
    const { found, refusal } = await touched(
      db,
      sql`update ${sql.identifier(table)} set retired_on = '2026-01-01' where id = ${row.id} returning id`,
    )
    if (refusal) expect(refusal, table).toMatch(/^(42501|28000|23...)$/)
    if (found.length > 0 || refusal?.startsWith('23')) retired.push(row)
  }
  return idsOf(retired)
}

async function createdOf(db: Db, table: Table, clones: Row[]) {
  const created: Row[] = []
  for (const clone of clones) if (await isLetIn(db, table, clone)) created.push(clone)
  return idsOf(created)
}

/** Whether the INSERT policy passes a copy of a row. Policies run before constraints, so SQLSTATE 23… is a pass. */
async function isLetIn(db: Db, table: Table, row: Row) {
  const names = Object.keys(row).filter((name) => name !== 'sort_name')
  const columns = sql.join(
    names.map((name) => sql.identifier(name)),
    sql`, `,
  )
  const refusal = await refusalOf(db, (db) =>
    db.execute(sql`insert into ${sql.identifier(table)} (${columns})
    select ${columns} from jsonb_populate_record(null::${sql.identifier(table)}, ${JSON.stringify(row)}::text::jsonb)`),
  )
  if (refusal && !['42501', '28000'].includes(refusal)) expect(refusal, table).toMatch(/^23/)
  return refusal === undefined || refusal.startsWith('23')
}

/** The ids of the rows that a statement returns; none if a policy refuses it. */
async function ids(db: Db, query: SQL) {
  const { found, refusal } = await touched(db, query)
  if (refusal) expect(['42501', '28000']).toContain(refusal)
  return idsOf(found)
}

async function touched(db: Db, query: SQL) {
  let found: Row[] = []
  const refusal = await refusalOf(db, async (db) => {
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    found = [...(await db.execute<Row>(query))]
  })
  return { found, refusal }
}

const named = (name: string, ...given: string[]) =>
  sql`${sql.identifier(name)}(${sql.join(given.map((name) => sql.identifier(name)))})`

async function truthOf(db: Db, query: SQL) {
  const [row] = await db.execute<{ truth: boolean }>(query)
  return row?.truth
}

async function dayOf(db: Db) {
  const [row] = await db.execute<{ today: string }>(sql`select today()::text as today`)
  return row?.today ?? ''
}

const idsOf = (rows: Row[]) => rows.map(({ id }) => id).sort()
