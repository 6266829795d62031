import 'server-only'
import { z } from 'zod'
import { type Typed, typedOf } from '@/core/form'
import { formatDateTime } from '@/core/locale'
import { merge } from '@/core/merge'
import { signatureInWords } from '@/db/assignment/offices'
import { lastChangeOf } from '@/db/audit/queries'
import { type Db, withActor } from '@/db/door/actor'
import { isUuid } from '../screen/params'
import type { Settle } from './action'
import { failedState } from './problem'
import { currentActor, currentLocale } from './session'

type Load = (db: Db, id: string) => Promise<({ version: number } & Record<string, unknown>) | null>

/**
 * Nobody's edit is lost: fields that only one person changed are merged; for a field that two changed
 * the form asks. The form carries the record's id and, as `opened`, what it showed when it was opened.
 */
export function settleWith(record: string, load: Load): Settle {
  return async (typed, hidden, fields) => {
    const [actor, locale] = await Promise.all([currentActor(), currentLocale()])
    const { id = '', opened = '' } = hidden
    const { saved, last } = isUuid(id)
      ? await withActor(actor, async (db) => ({ saved: await load(db, id), last: await lastChangeOf(db, record, id) }))
      : { saved: null, last: null }
    if (!saved) return { failed: await failedState({ kind: 'missing' }, typed, fields) }

    const before = typedIn(opened)
    // What the record does not hold, such as the day a revision takes effect, nobody else can have changed.
    const now = {
      ...before,
      ...typedOf(
        fields.filter(({ name }) => name in saved),
        saved,
      ),
    }
    const { merged, conflicts } = merge(before, now, typed, choicesIn(hidden))
    if (conflicts.length === 0) return { typed: merged, version: String(saved.version) }

    const rows = fields
      .filter(({ name }) => conflicts.includes(name))
      .map((field) => ({
        field: field.name,
        label: field.label,
        base: shown(field.options, before[field.name]),
        saved: shown(field.options, now[field.name]),
        typed: shown(field.options, typed[field.name]),
      }))
    const savedBy = last ? `${signatureInWords(last.office ?? '', locale)}, ${formatDateTime(last.at, locale)}` : ''
    const failed = await failedState({ kind: 'stale', fields: [] }, typed, fields)
    return { failed: failed.status === 'failed' ? { ...failed, conflict: { rows, savedBy } } : failed }
  }
}

/** Without what the form showed when it was opened, whatever is on record counts as somebody else's change. */
function typedIn(opened: string): Typed {
  try {
    return TypedInForm.parse(JSON.parse(opened))
  } catch {
    return {}
  }
}

const TypedInForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

const choicesIn = (hidden: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(hidden)
      .filter(([name]) => name.startsWith('resolve.'))
      .map(([name, choice]) => [name.slice('resolve.'.length), choice === 'typed' ? 'typed' : 'saved'] as const),
  )

const shown = (options: { value: string; label: string }[], text: string | string[] | undefined) =>
  [text ?? '']
    .flat()
    .map((one) => options.find(({ value }) => value === one)?.label ?? one)
    .join(', ')
