import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { today } from '../../core/date'
import type { Db } from '../door/actor'
import { inRegistry } from '../testing/stories'
import { admittedOn } from './admissions'
import { figuresOn } from './figures'

test('everything that a figure is counted from is watched', () =>
  inRegistry(async ({ db, as }) => {
    const read = await as('officer', async (db) => {
      for (const basis of ['latest', 'period'] as const) await figuresOn(db, today(), basis)
      await admittedOn(db, today())
      return namesOf(
        db,
        sql`select relname as name from pg_locks l join pg_class c on c.oid = l.relation
          where l.pid = pg_backend_pid() and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
      )
    })
    console.log(read)
  }))

async function namesOf(db: Db, query: ReturnType<typeof sql>) {
  return (await db.execute<{ name: string }>(query)).map(({ name }) => name).sort()
}
