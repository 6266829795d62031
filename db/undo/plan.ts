import { sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import { type Entry, listEntries, namesIn } from '../audit/trail'
import type { Db } from '../door/actor'
import { type Named, namesOf } from '../records'

/**
 * Why an entry is not undone. undo_refusal returns `kind`, `since`, `right` and `day`. `rests`: other rows rest on the
 * row that would be deleted, or on its confirmation. `with`: a row of the same group is refused. `whole`: the set is undone as a whole or not
 * at all.
 */
export type Refusal = 'kind' | 'since' | 'right' | 'day' | 'rests' | 'with' | 'whole'

export type Step = {
  entry: number
  tableName: string
  rowId: string
  record: string
  recordId: string | null
  /** Undoing the entry needs that nothing rests on the row: it inserted it, or confirmed it. */
  isBase: boolean
  isWhole: boolean
  refusal: Refusal | null
  /** The id of the last later entry that changed the row. */
  since: number | null
  goesWith: string
}

type Resting = { entry: number; table: string; row: string }
export type Plan = { steps: Step[]; resting: Resting[] }

/** The steps of undoing a change set, last entry first. Null if the actor may read no entry of it. */
export async function planUndo(db: Db, set: string): Promise<Plan | null> {
  const [seen] = await db.execute(sql`select from trail where change_set = ${set}::uuid limit 1`)
  if (!seen) return null
  const found = await db.execute<Step>(sql`
    select entry::float8 as entry, table_name as "tableName", row_id as "rowId", record, record_id as "recordId",
      is_base as "isBase", coalesce(is_whole, false) as "isWhole", refusal, since::float8 as since, goes_with as "goesWith"
    from undo_entries(${set}::uuid)`)
  return judge([...found], await restingOn(db, [...found].filter(goes)))
}

export const goes = ({ refusal }: Step): boolean => refusal === null

/** Whether the actor saved the set within the last ten minutes and can undo all of it: then the page offers it. */
export async function offersUndo(db: Db, set: string): Promise<boolean> {
  const [own] = await db.execute(sql`
    select from trail where change_set = ${set}::uuid and actor_id = actor_id() and at > now() - interval '10 minutes' limit 1`)
  const plan = own && (await planUndo(db, set))
  return plan !== undefined && plan !== null && plan.steps.length > 0 && plan.steps.every(goes)
}

/** Whether changes of a record's own table can be undone at all; see keep_audit. */
export async function isUndone(db: Db, code: string): Promise<boolean> {
  const [found] = await db.execute<{ undone: boolean }>(sql`select coalesce(undone_as(${code}), '') <> '' as undone`)
  return found?.undone ?? false
}

/** The rows that rest on a row that the set inserted or confirmed. */
async function restingOn(db: Db, steps: Step[]): Promise<Resting[]> {
  const bases = steps.filter(({ isBase }) => isBase)
  const list = (of: (step: Step) => unknown) => `{${bases.map(of).join(',')}}`
  return [
    ...(await db.execute<Resting>(sql`
      select s.entry::float8 as entry, r.by_table as table, r.by_row as row
      from unnest(${list(({ entry }) => entry)}::bigint[], ${list(({ tableName }) => tableName)}::text[],
        ${list(({ rowId }) => rowId)}::uuid[]) s(entry, of_table, of_row)
      cross join lateral rows_resting_on(s.of_table, s.of_row) r`)),
  ]
}

/**
 * Spreads refusals until nothing changes: to all rows of the same group, and to rows on which a row rests that remains.
 */
function judge(steps: Step[], pointing: Resting[]): Plan {
  const resting: Resting[] = []
  for (let before = -1; before !== steps.filter(goes).length; ) {
    before = steps.filter(goes).length
    const groups = new Set(steps.flatMap((step) => (goes(step) ? [] : [step.goesWith])))
    for (const step of steps) if (goes(step) && groups.has(step.goesWith)) step.refusal = 'with'
    const going = new Set(steps.filter(goes).map(({ tableName, rowId }) => `${tableName} ${rowId}`))
    for (const step of steps.filter(goes)) {
      const others = pointing.filter(({ entry, table, row }) => entry === step.entry && !going.has(`${table} ${row}`))
      if (others.length === 0) continue
      step.refusal = 'rests'
      resting.push(...others)
    }
  }
  if (steps.some(({ isWhole }) => isWhole) && !steps.every(goes)) for (const step of steps) step.refusal ??= 'whole'
  return { steps, resting }
}

/** Identifies the confirmed plan: the ids of the entries to undo. */
export const markOf = ({ steps }: Plan): string =>
  steps
    .filter(goes)
    .map(({ entry }) => entry)
    .join(' ')

export type UndoView = {
  plan: Plan
  /** The entries of the set, and the later entries in `since` of its steps, under RLS. */
  entries: Entry[]
  names: Record<string, string>
  /** The records of the rows that rest on others. */
  resting: Named[]
}

/** The data of the page on which the user confirms; null if the actor may read no entry of the set. */
export async function viewUndo(db: Db, set: string, locale: Locale): Promise<UndoView | null> {
  const plan = await planUndo(db, set)
  if (!plan) return null
  const ids = plan.steps.flatMap(({ entry, since }) => (since === null ? [entry] : [entry, since]))
  const [entries, resting] = [await listEntries(db, ids, locale), await recordsOf(db, plan.resting)]
  const names = { ...(await namesIn(db, entries, locale)), ...(await namesOf(db, resting, locale)) }
  return { plan, entries, names, resting }
}

/** The records in whose history rows stand, under RLS. */
async function recordsOf(db: Db, rows: Resting[]): Promise<Named[]> {
  const [tables, ids] = [rows.map(({ table }) => table), rows.map(({ row }) => row)]
  return [
    ...(await db.execute<Named>(sql`
      select distinct a.record as code, a.record_id as id
      from unnest(${`{${tables.join(',')}}`}::text[], ${`{${ids.join(',')}}`}::uuid[]) r(by_table, by_row)
      join trail a on a.table_name = r.by_table and a.row_id = r.by_row where a.record_id is not null`)),
  ]
}
