import { sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { fail, invalid, ok, type Result } from '../../core/result'
import { fieldNamed, recordNamedBy } from '../audit/told'
import type { Db } from '../door/actor'
import { type Named, recordOf } from '../records'
import { goes, markOf, planUndo, type Step } from './plan'

/**
 * Reverses a change set as far as it can be, as a change set of its own that points at it; answers where its effect is
 * seen. `confirmed` is the mark of the plan that was shown; without one the set is undone as a whole or not at all.
 */
export async function undoChangeSet(db: Db, set: string, confirmed: string | null): Promise<Result<{ path: string }>> {
  const plan = await planUndo(db, set)
  if (!plan) return fail({ kind: 'missing' })
  const going = plan.steps.filter(goes)
  if (going.length === 0 || (confirmed === null ? going.length < plan.steps.length : confirmed !== markOf(plan)))
    return invalid('undo', 'undo-changed')
  const places = await placesOf(db, going)
  await db.execute(sql`select undo_set(${set}::uuid, ${`{${markOf(plan).replaceAll(' ', ',')}}`}::bigint[])`)
  return ok({ path: await pathTo(db, places) })
}

/** The records that the steps are of, in the order they were entered, each with the record it belongs to. */
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

/** The page of the first record that is still there, or the first list. */
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
