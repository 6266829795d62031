import { and, eq, getTableColumns, type InferInsertModel, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { field } from '../core/field'
import type { Db } from './actor'
import { newId } from './id'

/** From when a revision holds. A correction changes what was recorded instead: it was so all along. */
export type Revision = { effectiveOn: string; isCorrection: boolean }

export const EffectiveInput = z.object({
  effectiveOn: z.iso.date().register(field, {
    label: { vi: 'Có hiệu lực từ ngày', en: 'Effective from' },
    hint: {
      vi: 'Trước ngày này hồ sơ giữ nguyên như cũ. Nếu lý do là sửa lỗi nhập thì không dùng ngày này.',
      en: 'Before this day the record stays as it was. A correction of a typing error ignores it.',
    },
  }),
})

export const RetirementInput = z.object({
  retiredOn: z.iso.date().register(field, {
    label: { vi: 'Ngừng theo dõi từ ngày', en: 'No longer followed from' },
  }),
})

type StateTable = PgTable & { id: PgColumn; valid: PgColumn }
/** Whose spells: the column of the state table that says so, and the record. */
type Owner = { column: PgColumn; id: string }
type Spell = { id: string; from: string | null; to: string | null } & Record<string, unknown>

/** SQL for "holds on this day"; without a day, today in Asia/Ho_Chi_Minh. */
export const holdsOn = (valid: PgColumn, day?: string) => sql`${valid} @> ${day ? sql`${day}::date` : sql`today()`}`

export const since = (day: string) => `[${day},)`
export const between = (day: string, upTo: string | null) => `[${day},${upTo ?? ''})`

/**
 * Makes facts hold from a day on: the spell of that day ends there and a new one begins, which lasts as long
 * as the old one would have. On a spell's first day, or as a correction, the spell itself is changed.
 * Answers whether anything was different.
 */
export async function reviseState<Table extends StateTable>(
  db: Db,
  table: Table,
  owner: Owner,
  facts: Partial<InferInsertModel<Table>>,
  { effectiveOn, isCorrection }: Revision,
): Promise<boolean> {
  const spell = await spellOn(db, table, owner, effectiveOn)
  const changed = Object.fromEntries(
    Object.entries(facts).filter(([name, value]) => value !== undefined && !same(spell?.[name], value)),
  )
  if (Object.keys(changed).length === 0) return false
  if (spell && (isCorrection || spell.from === effectiveOn)) {
    await db.update(table).set(asRow<Table>(changed)).where(eq(table.id, spell.id))
    return true
  }
  if (spell)
    await db
      .update(table)
      .set(asRow<Table>({ valid: between(spell.from ?? '', effectiveOn) }))
      .where(eq(table.id, spell.id))
  const to = spell ? spell.to : await nextStart(db, table, owner, effectiveOn)
  const next = {
    ...spell,
    ...facts,
    [nameOf(table, owner.column)]: owner.id,
    id: newId(),
    valid: between(effectiveOn, to),
  }
  await db.insert(table).values(asRow<Table>(next))
  return true
}

/** Ends what holds after a day: the last spell's upper bound becomes the day after. */
export async function endState(db: Db, table: StateTable, owner: Owner, lastDay: string) {
  await db
    .update(table)
    .set(asRow({ valid: sql`daterange(lower(${table.valid}), ${lastDay}::date + 1)` }))
    .where(and(eq(owner.column, owner.id), sql`${table.valid} @> ${lastDay}::date`))
}

async function spellOn(db: Db, table: StateTable, owner: Owner, day: string) {
  const [spell] = await db
    .select({ ...columnsOf(table), from: sql`lower(${table.valid})::text`, to: sql`upper(${table.valid})::text` })
    .from(table as PgTable)
    .where(and(eq(owner.column, owner.id), holdsOn(table.valid, day)))
  if (!spell) return undefined
  return spell as Spell
}

async function nextStart(db: Db, table: StateTable, owner: Owner, day: string) {
  const [next] = await db
    .select({ from: sql<string | null>`min(lower(${table.valid}))::text` })
    .from(table as PgTable)
    .where(and(eq(owner.column, owner.id), sql`lower(${table.valid}) > ${day}::date`))
  return next?.from ?? null
}

const columnsOf = (table: PgTable) =>
  Object.fromEntries(Object.entries(getTableColumns(table)).filter(([, column]) => !column.generated))

function nameOf(table: PgTable, wanted: PgColumn): string {
  const [name] = Object.entries(getTableColumns(table)).find(([, column]) => column === wanted) ?? []
  if (!name) throw new Error(`db/validity: ${wanted.name} is not a column of this table`)
  return name
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/** drizzle cannot relate a row built by name to a table it knows only as a parameter. */
const asRow = <Table extends PgTable>(row: Record<string, unknown>) =>
  row as InferInsertModel<Table> & Record<string, never>
