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
 * Resolves a stale save by a three-way merge. Fields that only one user changed are merged; for fields that both
 * changed the form offers a choice. The form contains the record's id and, as `opened`, its first values.
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
    // Fields that are not in the record, such as the day of effect of a revision, cannot conflict.
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
