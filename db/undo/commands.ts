import { sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { field } from '../../core/field'
import { fail, invalid, ok, type Result } from '../../core/result'
import { fieldNamed, recordNamedBy } from '../audit/told'
import type { Db } from '../door/actor'
import { type Named, recordOf } from '../records'
import { goes, markOf, planUndo, type Step } from './plan'

/** What is added to the reason `undo`. */
export const UndoInput = z.object({
  reasonNote: z
    .string()
    .max(400)
    .nullish()
    .register(field, { label: { vi: 'Ghi rõ lý do hoàn tác', en: 'Why it is undone' } }),
})

/**
 * Reverses a change set in a new change set whose audit entries refer to it in `undoes`. Returns the path of a page
 * that shows the result. `confirmed`: `markOf` the plan that the user has confirmed; null: only if the whole set can be
 * undone. Fails with `undo-changed` if the plan is another by now.
 */
export async function undoChangeSet(
  db: Db,
  set: string,
  confirmed: string | null,
): Promise<Result<{ path: string; isRedo: boolean }>> {
  const plan = await planUndo(db, set)
  if (!plan) return fail({ kind: 'missing' })
  const going = plan.steps.filter(goes)
  if (going.length === 0 || (confirmed === null ? going.length < plan.steps.length : confirmed !== markOf(plan)))
    return invalid('undo', 'undo-changed')
  const places = await placesOf(db, going)
  // One statement reverses all entries.
  await db.execute(sql`select set_config('statement_timeout', '100s', true)`)
  await db.execute(sql`select undo_set(${set}::uuid, ${`{${markOf(plan).replaceAll(' ', ',')}}`}::bigint[])`)
  const [{ isRedo } = { isRedo: false }] = await db.execute<{ isRedo: boolean }>(sql`
    select exists (select from trail where change_set = ${set}::uuid and undoes is not null) as "isRedo"`)
  return ok({ path: await pathTo(db, places), isRedo })
}

/** The records of the steps in the order of their entries, each followed by its parent. */
async function placesOf(db: Db, steps: Step[]): Promise<Named[]> {
  const places: Named[] = []
  for (const { record, recordId } of steps.toReversed()) {
    if (!recordId || places.some(({ code, id }) => code === record && id === recordId)) continue
    places.push({ code: record, id: recordId })
    const { parent, table } = recordOf(record) ?? {}
    if (!parent || !table) continue
    const [row] = await db
      .select({ id: parent })
      .from(table as PgTable)
      .where(sql`${table.id} = ${recordId}`)
    const code = recordNamedBy(fieldNamed(parent.name))
    if (row && code) places.push({ code, id: String(row.id) })
  }
  return places
}

/** The page of the first record that still exists, else a list. */
async function pathTo(db: Db, places: Named[]): Promise<string> {
  for (const { code, id } of places) {
    const record = recordOf(code)
    if (!record?.screens.includes('page')) continue
    const [there] = await db.execute(sql`select from ${record.table} where ${record.table.id} = ${id}::uuid`)
    if (there) return `/${record.path}/${id}`
  }
  const listed = places.map(({ code }) => recordOf(code)).find((record) => record?.screens.includes('list'))
  return listed ? `/${listed.path}` : '/'
}
