import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import type { Row, Rows } from './access-places'
import { type Table, tables } from './access-table'
import { absentId, given, idsFrom, type Source } from './function-table'
import { tryEach } from './trials'

/** A function of the catalogue. */
export type Callable = {
  name: string
  /** Looks past row security. */
  isDefiner: boolean
  isVolatile: boolean
  /** Reads no table: immutable, and not a definer. */
  isPure: boolean
  args: { name: string; type: string }[]
  signature: string
}

/** All functions and procedures of ours that a role may execute, triggers left out. */
export const callables = (db: Db, role: string) =>
  db.execute<Callable>(sql`
    select proname as name, prosecdef as "isDefiner", provolatile = 'v' as "isVolatile",
      provolatile = 'i' and not prosecdef as "isPure",
      coalesce((select jsonb_agg(jsonb_build_object('name', coalesce(proargnames[i], ''), 'type', format_type(t, null)) order by i)
        from unnest(proargtypes) with ordinality x(t, i)), '[]') as args,
      p.oid::regprocedure::text as signature
    from pg_proc p
    where pronamespace = 'public'::regnamespace and prorettype <> 'trigger'::regtype
      and not exists (select from pg_depend where objid = p.oid and deptype = 'e')
      and has_function_privilege(${role}, p.oid, 'execute')
    order by 1`)

/** The text of an argument; of an id or a row also the id, and where it is from. */
export type Value = { text: string | null; id?: string; of?: Source }
export type Call = Value[]
export type Known = Record<Source, Row[]>

/** Rows of the trail, newest first, as a view or table tells them. */
export const entriesIn = async (db: Db, from: 'audit' | 'trail'): Promise<Row[]> =>
  (
    await db.execute<{ row: Row }>(
      sql`select to_jsonb(t) - 'canonical' || jsonb_build_object('id', id::text) as row from ${sql.identifier(from)} t order by t.id desc`,
    )
  ).map(({ row }) => row)

/** All rows by their table, and the last entries of the trail with their change sets. */
export function knownIn(every: Rows, entries: Row[]): Known {
  const last = entries.slice(0, 60)
  const sets = [...new Set(last.flatMap(({ change_set: set }) => set ?? []))] as string[]
  return { ...every, 'change set': sets.map((id) => ({ id })), entry: last.map(({ id }) => ({ id })) }
}

/**
 * Plausible calls of a function: the ids of all rows that an argument may name, and the values of function-table.ts for
 * all others. Throws for an argument of which the table says nothing. `secrets`: values by name of argument instead.
 */
export function callsOf({ name, args }: Callable, known: Known, secrets: Record<string, string[]> = {}): Call[] {
  const values = args.map(({ name: arg, type }): Value[] => {
    const stated = given[`${name}.${arg}`] ?? secrets[arg] ?? given[arg] ?? given[type]
    if (stated) return stated.map((text) => ({ text }))
    if (isTable(type)) return known[type].map((row) => ({ text: JSON.stringify(row), id: row.id, of: type }))
    const sources = idsFrom[`${name}.${arg}`] ?? idsFrom[arg]
    if (!sources) throw new Error(`db/testing/function-table.ts does not say what ${name}(${arg} ${type}) may be given`)
    return sources.flatMap((of) => known[of].map(({ id }) => ({ text: asText(id, type), id, of })))
  })
  return values
    .reduce<Call[]>((calls, choices) => calls.flatMap((call) => choices.map((one) => [...call, one])), [[]])
    .filter(isOfOneTable(args.map(({ name }) => name)))
}

const isTable = (type: string): type is Table => tables.includes(type as Table)
const asText = (id: string, type: string) => (type.endsWith('[]') ? `{${id}}` : id)

/** An id goes with the name of its table. */
const isOfOneTable = (names: string[]) => (call: Call) => {
  const named = call[names.findIndex((name) => /^(of_table|table_name|record)$/.test(name))]
  return !named || call.every(({ of }) => !of || of === named.text)
}

/** The same call with ids of no row instead of hidden ones. */
export const withAbsent = ({ args }: Callable, call: Call, isHidden: (value: Value) => boolean): Call =>
  call.map((value, i) => {
    if (!isHidden(value)) return value
    const type = args[i]?.type ?? ''
    const id = value.of === 'entry' ? '0' : absentId
    return { text: isTable(type) ? (value.text ?? '').replaceAll(value.id ?? '', id) : asText(id, type), id }
  })

/** What a call answers: its rows as JSON, or the SQLSTATE of its refusal. */
export type Answer = { rows: unknown[] } | { refused: string }

/**
 * The answers to calls of one function, in their order. Those of a function that changes nothing in one query; where that
 * is refused, and for all others, each call by itself and rolled back.
 */
export async function answersTo(db: Db, { name, args, isVolatile }: Callable, calls: Call[]): Promise<Answer[]> {
  const asked = calls.map((call) => call.map(({ text }) => text))
  const taken = args.map(({ type }, i) => argument(type, `($1 ->> ${i})`))
  const answer = `select (select coalesce(jsonb_agg(r), '[]') from ${name}(${taken}) r)`
  if (!isVolatile && calls.length > 1) {
    const atOnce = `select jsonb_agg((${answer.replaceAll('$1', 'a.asked')}) order by a.place)
      from jsonb_array_elements($1) with ordinality a(asked, place)`
    const [outcome] = await tryEach(db, atOnce, [asked])
    if (outcome?.refused === null) return (outcome.found as unknown[][]).map((rows) => ({ rows }))
  }
  return (await tryEach(db, answer, asked)).map((outcome) =>
    outcome.refused === null ? { rows: outcome.found as unknown[] } : { refused: outcome.refused },
  )
}

const argument = (type: string, text: string) =>
  isTable(type) ? `jsonb_populate_record(null::${type}, ${text}::jsonb)` : `${text}::${type}`

/** Nothing told: no row, or only nulls, false, 0 and empty lists. */
export const isNothing = (answer: Answer): boolean =>
  'refused' in answer ? ['28000', '42501'].includes(answer.refused) : isEmpty(answer.rows)

function isEmpty(value: unknown): boolean {
  if (value === null || value === false || value === 0 || value === '') return true
  return typeof value === 'object' && Object.values(value as object).every(isEmpty)
}
