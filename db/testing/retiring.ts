import { type SQL, sql } from 'drizzle-orm'
import { fieldsOf } from '../../core/field'
import type { Db } from '../door/actor'
import { people } from '../person/record'
import type { Described } from '../record/described'
import { records } from '../records'
import { recordBehind } from '../references'
import { ruleSets } from '../rule-set/record'
import type { Planted } from './seed'

/** Every field that refers to another record, with the record; for a kind of organisation that is rule_set. */
export const references = records
  .filter(({ screens }) => screens.length > 0)
  .flatMap((record) =>
    fieldsOf(record.input, 'vi').flatMap(({ name, reference }) => {
      const target = reference === 'organisation_kind' ? ruleSets : recordBehind(reference ?? '')
      return target ? [{ record, name, target }] : []
    }),
  )

/** The referenced records that can end: those with the screen `retire`, and people, whose mandates end. */
export const endables: Described[] = [...new Set(references.map(({ target }) => target))].filter(
  (target) => target === people || target.screens.includes('retire'),
)

/** Adds references that RLS hides from some readers, and a reference to a commune. */
export async function entangle(db: Db, { riverside, cellNextDoor, committee, secretaries }: Planted) {
  await db.execute(sql`select set_config('sobo.reason', 'Thử', true)`)
  await db.execute(sql`update enterprise set commune_id = (select id from commune limit 1) where id = ${riverside}`)
  await db.execute(
    sql`update organisation_state set superior_id = ${committee} where organisation_id = ${cellNextDoor}`,
  )
  await db.execute(
    sql`update organisation set founding_document_id = (select id from document order by unit_id limit 1)`,
  )
  await db.execute(sql`update mandate set person_id = ${secretaries.committee} where person_id = ${secretaries.former}`)
}

/** Ends all referenced rows of a record in a savepoint, runs `look`, and rolls back. */
export async function retiring<T>(db: Db, target: Described, look: () => Promise<T>): Promise<T> {
  let seen: T | undefined
  await db
    .transaction(async (db) => {
      await db.execute(sql`select set_config('sobo.reason', 'Sáp nhập', true)`)
      await db.execute(endOf(target))
      seen = await look()
      throw new Back()
    })
    .catch((error) => {
      if (!(error instanceof Back)) throw error
    })
  return seen as T
}

class Back extends Error {}

function endOf(target: Described): SQL {
  if (target === people) return sql`update mandate set valid = daterange(lower(valid), today()) where upper_inf(valid)`
  const used = references.filter((one) => one.target === target).map(({ record, name }) => valuesOf(record, name))
  const key = target === ruleSets ? sql`code` : sql`id::text`
  return sql`update ${target.table} set retired_on = today() where ${key} in (${sql.join(used, sql` union `)})`
}

function valuesOf(record: Described, name: string): SQL {
  const column = sql.identifier(name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  const table = Object.entries(record.inputs).find(([, input]) => name in input.shape)?.[0] ?? record.code
  return sql`select ${column}::text from ${sql.identifier(table)}`
}

export const idsIn = async (db: Db, { table }: Described): Promise<string[]> =>
  (await db.execute<{ id: string }>(sql`select id from ${table} order by id`)).map(({ id }) => id)

export async function lastEntryIn(db: Db): Promise<number> {
  const [found] = await db.execute<{ id: number }>(sql`select max(id)::int as id from audit`)
  return found?.id ?? 0
}
