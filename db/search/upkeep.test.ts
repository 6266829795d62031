import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '../door/actor'
import { listOf } from '../lists'
import { records } from '../records'
import { asOwner } from '../testing/connections'
import { plantSearched } from '../testing/searched'
import { inClone, inRegistry } from '../testing/stories'
import { staleWords } from '../testing/words'

test('whatever text changes, in any table, the words are those of the rows', { timeout: 60_000 }, async () => {
  await inRegistry(async (registry) => {
    const { db } = registry
    await plantSearched(registry)
    expect(await staleWords(db)).toEqual([])
    const columns = await db.execute<{ table: string; column: string }>(sql`
      select attrelid::regclass::text as table, attname as column from pg_attribute join pg_class c on c.oid = attrelid
      where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped and attgenerated = ''
        and atttypid in ('varchar'::regtype, 'text'::regtype)
        and exists (select from pg_trigger where tgrelid = attrelid and tgname = 'audit_update') order by 1, 2`)
    const changed: string[] = []
    for (const { table, column } of columns) {
      const wrong = await trying(db, async (db) => {
        await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
        const rows =
          await db.execute(sql`update ${sql.identifier(table)} set ${sql.identifier(column)} = reverse(${sql.identifier(column)})
          where ${sql.identifier(column)} is not null returning 1`)
        if (rows.length > 0) changed.push(`${table}.${column}`)
        return staleWords(db)
      })
      expect([table, column, wrong]).toEqual([table, column, wrong && []])
    }
    expect(changed).toEqual(
      expect.arrayContaining([
        'enterprise_state.name',
        'person.full_name',
        'person_contact.phone',
        'document.number',
        'account.full_name',
        'unit_state.name',
        'rule_set.name',
      ]),
    )
  })
})

const changes: [what: string, change: (ids: Record<string, string>) => ReturnType<typeof sql>][] = [
  [
    'an enterprise moves',
    ({ riverside, next }) => sql`update enterprise set unit_id = ${next} where id = ${riverside}`,
  ],
  ['an organisation moves', ({ cell, next }) => sql`update organisation set unit_id = ${next} where id = ${cell}`],
  ['a person moves', ({ visitor, park }) => sql`update person set unit_id = ${park} where id = ${visitor}`],
  ['a unit comes under another', ({ next, park }) => sql`update unit set parent_id = ${park} where id = ${next}`],
  [
    'coverage moves',
    ({ combined, harbour, riverside }) =>
      sql`update coverage set enterprise_id = ${harbour} where organisation_id = ${combined} and enterprise_id = ${riverside}`,
  ],
  [
    'coverage is withdrawn',
    ({ combined }) => sql`update coverage set retired_on = '-infinity' where organisation_id = ${combined}`,
  ],
  [
    'coverage ends',
    ({ cell }) => sql`update coverage set valid = '[2012-01-01,2013-01-01)' where organisation_id = ${cell}`,
  ],
  [
    'a mandate is withdrawn',
    ({ cell }) => sql`update mandate set retired_on = '-infinity' where organisation_id = ${cell}`,
  ],
  ['a mandate comes back', ({ mistaken }) => sql`update mandate set retired_on = null where person_id = ${mistaken}`],
  [
    'a mandate has another decision',
    ({ an, decision }) => sql`update mandate set document_id = ${decision} where person_id = ${an}`,
  ],
  [
    'an organisation has another decision',
    ({ combined, decision }) => sql`update organisation set founding_document_id = ${decision} where id = ${combined}`,
  ],
  [
    'a decision is of another day',
    ({ decision }) => sql`update document set issued_on = '2023-04-05' where id = ${decision}`,
  ],
  ['a project is withdrawn', ({ project }) => sql`update project set retired_on = '-infinity' where id = ${project}`],
  [
    'a project is in another unit',
    ({ project, next }) => sql`update project set unit_id = ${next} where id = ${project}`,
  ],
  ['a position changes', ({ visitor }) => sql`update mandate set position = 'reporter' where person_id = ${visitor}`],
  ['an event gets a decision', ({ event, other }) => sql`update event set document_id = ${other} where id = ${event}`],
  [
    'an event has another party',
    ({ event, combined }) => sql`update event_organisation set organisation_id = ${combined} where event_id = ${event}`,
  ],
  [
    'a project changes hands',
    ({ project, hill }) => sql`update project set enterprise_id = ${hill} where id = ${project}`,
  ],
  [
    'an account is of another person',
    ({ account, son }) => sql`update account set person_id = ${son} where id = ${account}`,
  ],
  ['a role is withdrawn', () => sql`update assignment set retired_on = '2024-01-01' where role = 'inspector'`],
  [
    'a commune is another',
    ({ riverside }) =>
      sql`update enterprise set commune_id = (select id from commune order by name limit 1) where id = ${riverside}`,
  ],
  [
    'a state is for another time',
    ({ riverside }) =>
      sql`update enterprise_state set valid = '[2011-01-01,2012-01-01)' where enterprise_id = ${riverside} and not upper_inf(valid)`,
  ],
  ['a period is another', () => sql`update period set starts_on = '2024-01-01', kind = 'quarter'`],
  ['a target is of another year', ({ target }) => sql`update target set year = 2031 where id = ${target}`],
  ['a kind is no longer followed', ({ kind }) => sql`update rule_set set retired_on = '2026-01-01' where id = ${kind}`],
]

test('the words are those of the rows after any other change', { timeout: 60_000 }, async () => {
  await inRegistry(async (registry) => {
    const { ids } = await plantSearched(registry)
    const named = { ...ids, park: registry.park, other: ids['other decision'] ?? '' }
    for (const [what, change] of changes) {
      const wrong = await trying(registry.db, async (db) => {
        await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
        await db.execute(change(named))
        return staleWords(db)
      })
      expect([what, wrong]).toEqual([what, []])
    }
  })
})

test('of two transactions that change what one record names, neither loses the words of the other', async () => {
  await inClone('planted', async (clone, { riverside, cell }) => {
    const rename = (table: string, column: string, id: string, word: string) =>
      asOwner(clone.ownerUrl, async (db) => {
        await db.execute(sql`select open_service_door(), set_config('sobo.reason', 'thử', true)`)
        await db.execute(
          sql`update ${sql.identifier(table)} set name = name || ' ' || ${word} where ${sql.identifier(column)} = ${id}`,
        )
        await db.execute(sql`select pg_sleep(0.3)`)
      })
    await Promise.all([
      rename('enterprise_state', 'enterprise_id', riverside, 'Mot'),
      rename('organisation_state', 'organisation_id', cell, 'Hai'),
    ])
    expect(await asOwner(clone.ownerUrl, staleWords)).toEqual([])
  })
})

/** Their lists have pages of their own, without a search. */
const notSearched = ['job', 'lock_delegation', 'member_report', 'saved_view', 'setting']

test('every record with a list is found by words', async () => {
  await inRegistry(async ({ db }) => {
    const found = await db.execute<{ code: string }>(sql`
      select distinct record as code from search_words order by 1`)
    const listed = records.filter(
      (record) => record.screens.includes('list') && !listOf(record).search && !notSearched.includes(record.code),
    )
    expect(found.map(({ code }) => code)).toEqual(expect.arrayContaining(listed.map(({ code }) => code)))
  })
})

test('a changed rule makes all words anew, and an ordinary account reads none', async () => {
  await inRegistry(async ({ db, as }) => {
    await db.execute(sql`update search_words set everyone = ' cu'`)
    expect(await staleWords(db)).not.toEqual([])
    await db.execute(sql`select rebuild_words()`)
    expect(await staleWords(db)).toEqual([])
    await expect(as('officer', (db) => db.execute(sql`select from search_words`))).rejects.toThrow()
  })
})

/** Runs a change in a savepoint that is rolled back; undefined if a constraint refuses it. */
async function trying<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T | undefined> {
  const done: T[] = []
  await db
    .transaction(async (tx) => {
      done.push(await work(tx))
      tx.rollback()
    })
    .catch(() => {})
  return done[0]
}
