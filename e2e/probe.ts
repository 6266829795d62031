import { sql } from 'drizzle-orm'
import type { Db } from '@/db/door/actor'
import type { Planted } from '@/db/testing/seed'
import { asReader, asVisitor } from './fixtures'
import type { Visitor } from './tables'

/** Forms whose choices are records out of sight, by address: a set that decision 041 names. */
const offered: Record<string, string> = { '/lock-delegations/new': 'officers()' }

/**
 * The rows of a registry by id, with their table; and by what each visitor knows an id: `id` of a row in sight, the
 * columns of rows in sight that refer to it, which say in a failure where it comes from, or a set that forms offer.
 */
export type Seen = { all: Map<string, string>; by: Map<string, Map<string, string[]>> }

export async function seenBy(registry: Planted, visitors: readonly Visitor[]): Promise<Seen> {
  const all = new Map((await asReader((db) => idsIn(db, ['id']))).map(({ id, of }) => [id, of]))
  const by = new Map<string, Map<string, string[]>>()
  for (const who of visitors)
    if (who !== 'nobody') {
      const known = new Map<string, string[]>()
      const add = (id: string, by: string) => known.set(id, [...(known.get(id) ?? []), by])
      await asVisitor(registry.people[who].token, async (db) => {
        for (const { id, of, column } of await idsIn(db)) add(id, column === 'id' ? 'id' : `${of}.${column}`)
        for (const { id } of await db.execute<{ id: string }>(sql`select value::text as id from officers()`))
          add(id, 'officers()')
      })
      by.set(who, known)
    }
  return { all, by }
}

/** The ids in the rows that role and actor of the transaction may read, by column. */
async function idsIn(db: Db, columns?: string[]): Promise<{ id: string; of: string; column: string }[]> {
  const found = await db.execute<{ of: string; column: string }>(sql`
    select c.relname as of, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and (c.relkind in ('r', 'p') or c.relname = 'trail')
      and a.atttypid = 'uuid'::regtype and a.attnum > 0
      and case when c.relnamespace = 'public'::regnamespace then has_column_privilege(c.oid, a.attnum, 'select') end order by 1, 2`)
  const asked = found.filter(({ column }) => !columns || columns.includes(column))
  const parts = asked.map(
    ({ of, column }) =>
      sql`select distinct ${sql.identifier(column)}::text as id, ${of}::text as of, ${column}::text as column
        from ${sql.identifier(of)} where ${sql.identifier(column)} is not null`,
  )
  return [...(await db.execute<{ id: string; of: string; column: string }>(sql.join(parts, sql` union all `)))]
}

/**
 * The tables of rows whose ids are in a body although its reader may not read them, with the columns that refer to them,
 * except ids in the address and those that its form offers. A row may name a record out of sight (decision 043), but no
 * page needs its id.
 */
export function strangersIn(body: string, path: string, who: string, { all, by }: Seen): string[] {
  const found = new Set(body.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? [])
  return [...found].flatMap((id) => {
    const table = all.get(id)
    const known = by.get(who)?.get(id) ?? []
    if (!table || known.includes('id') || known.includes(offered[path] ?? '') || path.includes(id)) return []
    return [`${table}, referred to by ${known.join(' ') || 'nothing'}`]
  })
}

/** How many changes the trail has, and how many refusals. Reads and files are no changes. */
export async function countTrail(): Promise<{ changes: number; refusals: number }> {
  const [count] = await asReader((db) =>
    db.execute<{ changes: number; refusals: number }>(sql`
      select count(*) filter (where operation not in ('read', 'export', 'refuse'))::int as changes,
        count(*) filter (where operation = 'refuse')::int as refusals from audit`),
  )
  return count ?? { changes: 0, refusals: 0 }
}

/** What changed after the first `before` changes, and by whom. */
export async function changesAfter(before: number): Promise<string[]> {
  const found = await asReader((db) =>
    db.execute<{ what: string }>(sql`
      select operation || ' ' || table_name || ' by ' || coalesce(office, 'nobody') as what from audit
      where operation not in ('read', 'export', 'refuse') order by id offset ${before}`),
  )
  return found.map(({ what }) => what)
}
