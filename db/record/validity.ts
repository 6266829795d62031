import { and, eq, getTableColumns, type InferInsertModel, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { field } from '../../core/field'
import type { Label } from '../../core/locale'
import type { Db } from '../door/actor'
import { newId } from './id'

/** The first day on which a revision holds. A correction instead changes the recorded spell: it was wrong all along. */
export type Revision = { effectiveOn: string; isCorrection: boolean }

/** The field of a form that revises a state: the first day on which the revision holds. */
export const EffectiveInput = z.object({
  effectiveOn: z.iso.date().register(field, {
    label: { vi: 'Có hiệu lực từ ngày', en: 'Effective from' },
    hint: {
      vi: 'Trước ngày này hồ sơ giữ nguyên như cũ. Nếu lý do là sửa lỗi nhập, cả giai đoạn có ngày này được sửa. Ngày sớm hơn ngày đầu tiên trong sổ bộ: hồ sơ được theo dõi từ ngày đó.',
      en: 'Before this day the record stays as it was. A correction of a typing error changes the whole spell that has this day. A day before the first one on record becomes the first one.',
    },
  }),
})

/** The form of the day from which a record is no longer followed. */
export const retirementInput = ({ stoppedWords: { vi, en } }: { stoppedWords: Label }) =>
  z.object({
    retiredOn: z.iso.date().register(field, { label: { vi: `${vi} từ ngày`, en: `${en} from` } }),
  })

type StateTable = PgTable & { id: PgColumn; valid: PgColumn }
/** The record whose spells are meant: the foreign key column of the state table, and its value. */
type Owner = { column: PgColumn; id: string }
type Spell = { id: string; from: string | null; to: string | null } & Record<string, unknown>

/** SQL for "the spell contains this day"; default: today. */
export const holdsOn = (valid: PgColumn, day?: string) =>
  sql`${valid} @> ${day ? sql`${day}::date` : sql`(select today())`}`

/**
 * SQL for columns of a record's state on a day: from the spell that contains the day, else from the last one before
 * it; if all begin later, from the latest. No row if RLS hides the record.
 */
export const spellOn = (
  record: 'enterprise' | 'organisation' | 'unit',
  id: SQL | PgColumn,
  day: SQL = sql`(select today())`,
  columns: SQL = sql`name`,
): SQL => sql`
  select ${columns} from ${sql.identifier(`${record}_state`)} spell where spell.${sql.identifier(`${record}_id`)} = ${id}
  order by spell.valid @> ${day} desc, lower(spell.valid) <= ${day} desc, lower(spell.valid) desc limit 1`

/** SQL for the first day of a record's first spell. */
export const firstDayOf = (record: 'enterprise' | 'organisation', id: SQL): SQL<string> => sql<string>`(
  select min(lower(spell.valid))::text from ${sql.identifier(`${record}_state`)} spell
  where spell.${sql.identifier(`${record}_id`)} = ${id})`

/** SQL for the name of a record on a day; see spellOn. */
export const nameOn = (...asked: Parameters<typeof spellOn>): SQL => sql`(${spellOn(...asked)})`

/** Dateranges from a day: open-ended, and up to `upTo` (exclusive; null: open-ended). */
export const since = (day: string) => `[${day},)`
export const between = (day: string, upTo: string | null) => `[${day},${upTo ?? ''})`

/** Splits a form's values into those of the state table (keys of its schema) and of the record's own table. */
export function parted<State extends z.ZodObject, Input extends z.output<State>>(state: State, input: Input) {
  const own = Object.entries(input).filter(([name]) => !(name in state.shape))
  return { state: state.parse(input), own: Object.fromEntries(own) as Omit<Input, keyof z.output<State>> }
}

/**
 * Makes facts hold from `effectiveOn` on, up to the next spell with other values: ends the spell of that day and
 * inserts a new one. If the spell begins on that day, it is updated. A correction also changes earlier spells with the
 * same values. A day before the first spell always moves that spell's first day. Returns whether anything changed.
 */
export async function reviseState<Table extends StateTable>(
  db: Db,
  table: Table,
  owner: Owner,
  facts: Partial<InferInsertModel<Table>>,
  { effectiveOn, isCorrection }: Revision,
): Promise<boolean> {
  const known = await spellsOf(db, table, owner)
  const isEarlier = await moveFirst(db, table, known, effectiveOn, 'back')
  const spells = isEarlier ? await spellsOf(db, table, owner) : known
  const at = spells.findIndex((spell) => holds(spell, effectiveOn))
  const spell = spells[at]
  const changed = changedFrom(spell, facts)
  if (Object.keys(changed).length === 0) return isEarlier
  if (!spell) return beginState(db, table, owner, facts, effectiveOn)

  if (isCorrection) await change(db, table, spell, changed)
  else await beginState(db, table, owner, changed, effectiveOn)
  await carry(db, table, spells.slice(at + 1), spell, changed)
  if (isCorrection) await carry(db, table, spells.slice(0, at).reverse(), spell, changed)
  return true
}

/**
 * Moves the first day of the first spell. The caller must check that this spell reaches a later day, and that nothing
 * depends on the days before it. Returns whether the day changed.
 */
export const moveFirstDay = async (db: Db, table: StateTable, owner: Owner, day: string): Promise<boolean> =>
  moveFirst(db, table, await spellsOf(db, table, owner), day)

async function moveFirst(db: Db, table: StateTable, [first]: Spell[], day: string, where?: 'back'): Promise<boolean> {
  if (!first?.from || first.from === day || (where === 'back' && first.from < day)) return false
  return change(db, table, first, { valid: between(day, first.to) })
}

/**
 * The locked periods, without a reopening that covers it, for which a record is or is no longer expected to report when
 * its first day moves. The trigger guard_first_day refuses such a move.
 */
export async function lockedByFirstDay(
  db: Db,
  record: 'enterprise' | 'organisation',
  id: string,
  [before, after]: [string, string],
): Promise<{ code: string; id: string }[]> {
  return [
    ...(await db.execute<{ code: string; id: string }>(sql`
      select 'period' as code, x.period_id as id
      from locked_by_first_day(${record}, ${id}, ${before}::date, ${after}::date) x
      where not is_reopened(x.period_id, x.organisation_id, x.enterprise_id)`)),
  ]
}

/**
 * Inserts a spell from a day on, with the values of that day and these facts, up to the end of the spell that it
 * divides.
 */
export async function beginState(db: Db, table: StateTable, owner: Owner, facts: object, on: string): Promise<true> {
  const spells = await spellsOf(db, table, owner)
  const spell = spells.find((one) => holds(one, on))
  if (spell?.from === on) return change(db, table, spell, facts)
  if (spell) await change(db, table, spell, { valid: between(spell.from ?? '', on) })
  const to = spell ? spell.to : (spells.find(({ from }) => from !== null && from > on)?.from ?? null)
  const next = { ...spell, ...facts, [nameOf(table, owner.column)]: owner.id, id: newId(), valid: between(on, to) }
  await db.insert(table).values(asRow(next))
  return true
}

/** Those of `facts` whose values differ from `known`; undefined values are left out. */
export const changedFrom = (known: object | undefined, facts: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(facts).filter(
      ([name, value]) => value !== undefined && !same((known as Record<string, unknown> | undefined)?.[name], value),
    ),
  )

/** Changes neighbouring spells, nearest first. A fact stops at the first spell whose value differs from the old one. */
async function carry(db: Db, table: StateTable, neighbours: Spell[], was: Spell, changed: Record<string, unknown>) {
  let still = changed
  for (const spell of neighbours) {
    still = Object.fromEntries(Object.entries(still).filter(([name]) => same(spell[name], was[name])))
    if (Object.keys(still).length === 0) return
    await change(db, table, spell, still)
  }
}

async function change(db: Db, table: StateTable, { id }: Spell, facts: object): Promise<true> {
  await db
    .update(table)
    .set(asRow({ ...facts }))
    .where(eq(table.id, id))
  return true
}

/** Ends the spell that contains `lastDay` with that day. */
export async function endState(db: Db, table: StateTable, owner: Owner, lastDay: string) {
  await db
    .update(table)
    .set(asRow({ valid: sql`daterange(lower(${table.valid}), ${lastDay}::date + 1)` }))
    .where(and(eq(owner.column, owner.id), sql`${table.valid} @> ${lastDay}::date`))
}

async function spellsOf(db: Db, table: StateTable, owner: Owner): Promise<Spell[]> {
  const spells = await db
    .select({ ...columnsOf(table), from: sql`lower(${table.valid})::text`, to: sql`upper(${table.valid})::text` })
    .from(table as PgTable)
    .where(eq(owner.column, owner.id))
    .orderBy(sql`lower(${table.valid})`)
  return spells as Spell[]
}

const holds = ({ from, to }: Spell, day: string) => (from === null || from <= day) && (to === null || day < to)

const columnsOf = (table: PgTable) =>
  Object.fromEntries(Object.entries(getTableColumns(table)).filter(([, column]) => !column.generated))

function nameOf(table: PgTable, wanted: PgColumn): string {
  const [name] = Object.entries(getTableColumns(table)).find(([, column]) => column === wanted) ?? []
  if (!name) throw new Error(`db/record/validity: ${wanted.name} is not a column of this table`)
  return name
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/** A cast: TypeScript cannot relate a row built by column names to a generic table parameter. */
const asRow = <Table extends PgTable>(row: Record<string, unknown>) =>
  row as InferInsertModel<Table> & Record<string, never>
