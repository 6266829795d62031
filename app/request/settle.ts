import 'server-only'
import { openedIn, typedOf } from '@/core/form'
import { choicesIn, merge } from '@/core/merge'
import { lastChangeOf } from '@/db/audit/queries'
import { type Db, withActor } from '@/db/door/actor'
import { isUuid } from '../screen/params'
import type { Settle } from './action'
import { failedState } from './problem'
import { currentActor } from './session'

type Load = (db: Db, id: string) => Promise<({ version: number } & Record<string, unknown>) | null>

/**
 * Nobody's edit is lost: fields that only one person changed are merged; for a field that two changed
 * the form asks. The form carries the record's id and, as `opened`, what it showed when it was opened.
 */
export function settleWith(record: string, load: Load): Settle {
  return async (typed, hidden, fields) => {
    const actor = await currentActor()
    const { id = '' } = hidden
    const { saved, last } = isUuid(id)
      ? await withActor(actor, async (db) => ({ saved: await load(db, id), last: await lastChangeOf(db, record, id) }))
      : { saved: null, last: null }
    if (!saved) return { failed: await failedState({ kind: 'missing' }, typed, fields) }

    const before = openedIn(hidden.opened)
    // What the record does not hold, such as the day a revision takes effect, nobody else can have changed.
    const held = fields.filter(({ name }) => name in saved)
    const now = { ...before, ...typedOf(held, saved) }
    const { merged, conflicts } = merge(before, now, typed, choicesIn(Object.entries(hidden)))
    if (conflicts.length === 0) return { typed: merged, version: String(saved.version) }
    const asked = fields.flatMap(({ name: field }) =>
      conflicts.includes(field) ? [{ field, base: before[field], saved: now[field], typed: typed[field] }] : [],
    )
    return { failed: await failedState({ kind: 'stale', fields: asked, last: last ?? undefined }, typed, fields) }
  }
}
