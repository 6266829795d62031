import { sql, TransactionRollbackError } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '../door/actor'
import { postgresErrorIn } from '../door/pool'
import { committed } from '../testing/connections'
import { askAll } from '../testing/kept'
import { asOwner, inParallel } from '../testing/races'
import { plantZone } from '../testing/reports'
import type { Person } from '../testing/seed'

/** They tell who reads and when. */
const ofTheDoor = ['clock', 'door_key', 'figure_change', 'session', 'session_token']
const readers: Person[] = ['officer', 'officer of the park']

type Column = { table: string; column: string; changed: string }

/** Every column of a table with rows, with SQL for another value. */
const everyColumn = sql`
  select c.relname as table, attname as column, case
    when target = 'unit' then format('(select id from unit where id <> %I and parent_id is not null limit 1)', attname)
    when typtype = 'e' then format('(select v from unnest(enum_range(%1$I)) v where v <> %1$I limit 1)', attname)
    when typname in ('text', 'varchar') then format('%I || ''x''', attname)
    when typname = 'bool' then format('not %I', attname)
    when typname in ('int4', 'int8', 'numeric') then format('coalesce(%I, 0) + 1', attname)
    when typname in ('date', 'timestamptz') then format('coalesce(%I, ''2024-02-01'') - interval ''400 days''', attname)
    when typname = 'daterange' then format('daterange(lower(%1$I), lower(%1$I) + 1)', attname)
    else 'null' end as changed
  from pg_class c join pg_attribute a on a.attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''
  join pg_type t on t.oid = a.atttypid
  left join lateral (select confrelid::regclass::text as target from pg_constraint
    where conrelid = c.oid and contype = 'f' and conkey = array[attnum]) k on true
  where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> all (${`{${ofTheDoor}}`})
    and attname <> 'id' and pg_relation_size(c.oid) > 0
  order by c.relname, attnum`

test('columns that are not watched change no answer', () =>
  inParallel(async (stage) => {
    const { registry, ownerUrl } = stage
    await asOwner(stage, async (db) => {
      await plantZone(db, registry.committee)
      await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
      await db.execute(sql`update mandate set term_ends_on = '2020-01-01'`)
      await db.execute(sql`update period set due_on = '2099-12-31'`)
    })
    const told = async (db: Db) => {
      const answers = []
      for (const who of readers)
        answers.push(await undone(db, (db) => askAll(db, registry, registry.people[who].token, true)))
      return answers
    }
    await committed(ownerUrl, (db) =>
      undone(db, async (db) => {
        await db.execute(sql`select open_service_door(), set_config('sobo.reason', 'thử', true)`)
        const before = await told(db)
        const unwatched = []
        for (const column of await db.execute<Column>(everyColumn))
          if (await isChangedUnnoticed(db, column)) unwatched.push(`${column.table}.${column.column}`)
        expect(unwatched).toEqual(
          expect.arrayContaining(['person.full_name', 'enterprise.address', 'mandate_note.note']),
        )
        expect(await told(db)).toEqual(before)
      }),
    )
  }))

/** Changes a column of all rows, if no rule refuses that and no mark would tell it; whether it did. */
const isChangedUnnoticed = (db: Db, { table, column, changed }: Column): Promise<boolean> =>
  db
    .transaction(async (db) => {
      const { count } = await db.execute(
        sql`update ${sql.identifier(table)} set ${sql.identifier(column)} = ${sql.raw(changed)}`,
      )
      const [noticed] = await db.execute(sql`select from figure_change where xid = pg_current_xact_id()`)
      if (count === 0 || noticed) db.rollback()
      return true
    })
    .catch((error) => {
      if (error instanceof TransactionRollbackError || postgresErrorIn(error)) return false
      throw error
    })

/** What `ask` is told, in a savepoint that is rolled back. */
async function undone<T>(db: Db, ask: (db: Db) => Promise<T>): Promise<T> {
  let told: T | undefined
  await db
    .transaction(async (db) => {
      told = await ask(db)
      db.rollback()
    })
    .catch((error) => {
      if (!(error instanceof TransactionRollbackError)) throw error
    })
  return told as T
}
