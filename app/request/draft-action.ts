import 'server-only'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import { type Field, fieldsOf } from '@/core/field'
import { type Typed, typedIn } from '@/core/form'
import type { FormState } from '@/core/form-state'
import { formatDateTime, type Locale } from '@/core/locale'
import type { Conflict, Result } from '@/core/result'
import { change, type Db, type Known } from '@/db/door/actor'
import type { Saved } from '@/db/report-draft/commands'
import { hiddenIn, refuseForeign } from './action'
import { refuseOther } from './other-person'
import { failedState } from './problem'
import { currentLocale, presentedActor } from './session'

type Hidden = Record<string, string>
export type Drafting = {
  /** What a page of the form may ask; it answers the part that it shows. */
  input: (form: FormData) => z.ZodObject
  keep: (db: Db, typed: Typed, hidden: Hidden, who: Known) => Promise<Result<Saved>>
  /** Judges the whole draft and says where to go on; without it the draft is kept and nothing is judged. */
  judge?: (db: Db, hidden: Hidden) => Promise<Result<{ goTo: string }>>
}

/**
 * The sibling of action() for a draft: what was typed is kept first, right or wrong, in a transaction of its own, and
 * only then judged. So nothing that was typed is lost to a mistake in it.
 */
export function draftAction({ input, keep, judge }: Drafting) {
  return async (_: FormState, form: FormData): Promise<FormState> => {
    await refuseForeign()
    const [actor, locale] = await Promise.all([presentedActor(), currentLocale()])
    const fields = fieldsOf(input(form), locale)
    const [typed, hidden] = [typedIn(form, fields), hiddenIn(form, fields)]
    if (!actor) return failedState({ kind: 'expired' }, typed, fields)

    const kept = await change(actor, async (db, who) => refuseOther(form, who) ?? keep(db, typed, hidden, who))
    if (!kept.ok) {
      const failed = await failedState(kept.problem, typed, fields)
      if (kept.problem.kind !== 'stale' || failed.status !== 'failed') return failed
      return { ...failed, conflict: await conflictOf(kept.problem.fields, fields, locale) }
    }
    const standing = { version: String(kept.value.version), opened: JSON.stringify(typed) }
    if (!judge) {
      const say = await getTranslations('report')
      return { status: 'saved', message: say('kept', { at: timeOf(kept.value.savedAt, locale) }), hidden: standing }
    }
    const judged = await change(actor, (db) => judge(db, hidden))
    if (judged.ok) redirect(judged.value.goTo)
    const failed = await failedState(judged.problem, typed, fields)
    if (failed.status !== 'failed') return failed
    const message = judged.problem.kind === 'invalid' ? (await getTranslations('report'))('fix') : failed.message
    return { ...failed, message, hidden: standing }
  }
}

export const timeOf = (at: Date, locale: Locale) => formatDateTime(at, locale).slice(0, 5)

/** What two people typed into the same fields, to choose from. */
export async function conflictOf(conflicts: Conflict[], fields: Field[], locale: Locale, at = new Date()) {
  const rows = conflicts.map(({ field: name, base, saved, typed }) => {
    const field = fields.find((one) => one.name === name)
    const shown = (text: unknown) => {
      const value = String(text ?? '')
      return field?.options.find((option) => option.value === value)?.label ?? value
    }
    return { field: name, label: field?.label ?? name, base: shown(base), saved: shown(saved), typed: shown(typed) }
  })
  return { rows, savedBy: formatDateTime(at, locale) }
}

/** For each field that two changed, whose value stays. */
export const choicesIn = (hidden: Hidden): Record<string, 'saved' | 'typed'> =>
  Object.fromEntries(
    Object.entries(hidden)
      .filter(([name]) => name.startsWith('resolve.'))
      .map(([name, choice]) => [name.slice('resolve.'.length), choice === 'typed' ? 'typed' : 'saved'] as const),
  )
