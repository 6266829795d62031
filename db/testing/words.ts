import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'

/** The records whose words are not those that db/search/rules.sql makes of the present rows. For sobo_owner. */
export async function staleWords(db: Db): Promise<string[]> {
  await db.execute(sql`set local role sobo_judge`)
  const kinds = await db.execute<{ record: string }>(sql`
    select left(proname, -6) as record from pg_proc where prorettype = 'search_words'::regtype order by 1`)
  const made = kinds.map(
    ({ record }) =>
      sql`select * from ${sql.identifier(`${record}_words`)}(array(select id from ${sql.identifier(record)}))`,
  )
  const stale = await db.execute<{ of: string }>(sql`
    with made as (${sql.join(made, sql` union all `)})
    select distinct record || ' ' || record_id as of from (
      (table search_words except table made) union all (table made except table search_words)) differing order by 1`)
  await db.execute(sql`reset role`)
  return stale.map(({ of }) => of)
}
