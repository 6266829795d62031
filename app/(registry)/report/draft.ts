import { getTranslations } from 'next-intl/server'
import type { Hidden } from '@/app/request/action'
import { currentLocale } from '@/app/request/session'
import { isUuid } from '@/app/screen/params'
import { openedIn, type Typed } from '@/core/form'
import type { FormState } from '@/core/form-state'
import { formatDateTime, type Locale } from '@/core/locale'
import { choicesIn } from '@/core/merge'
import { fail, ok, type Result } from '@/core/result'
import type { Db, Known } from '@/db/door/actor'
import { saveDraft, type Writing } from '@/db/member-report/draft'
import { reportForm } from '@/db/member-report/form'
import type { Of } from '@/db/member-report/queries'

type DraftSaved = Extract<FormState, { status: 'saved' }>

export const addressOf = ({ organisationId, periodId }: Of) => `/report/${organisationId}/${periodId}`

export const ofIn = ({ organisation = '', period = '' }: Hidden): Of => ({
  organisationId: organisation,
  periodId: period,
})

/** The form with the enterprises and counterparts that the posted page had. */
export const formIn = (form: FormData) =>
  reportForm(
    [...form.keys()]
      .filter((name) => name.startsWith('split-'))
      .map((name) => ({ id: name.slice('split-'.length), name: '' })),
    Object.fromEntries([...form.keys()].map((name) => [name, true])),
  )

/** Saves the draft. Its new version and values are the basis of the form's next save. */
export async function keepReport(db: Db, typed: Typed, hidden: Hidden, who: Known): Promise<Result<DraftSaved>> {
  const of = ofIn(hidden)
  if (!isUuid(of.organisationId) || !isUuid(of.periodId)) return fail({ kind: 'missing' })
  const kept = await saveDraft(db, of, writingIn(typed, hidden), who.accountId)
  if (!kept.ok) return kept
  const { version, savedAt } = kept.value
  const [say, locale] = [await getTranslations('report'), await currentLocale()]
  return ok({
    status: 'saved',
    message: say('kept', { at: timeOf(savedAt, locale) }),
    hidden: { version: String(version), opened: JSON.stringify(typed) },
  })
}

export const timeOf = (at: Date, locale: Locale) => formatDateTime(at, locale).slice(0, 5)

export const writingIn = (typed: Typed, hidden: Hidden): Writing => ({
  version: Number(hidden.version) || 0,
  opened: openedIn(hidden.opened),
  typed,
  choices: choicesIn(Object.entries(hidden)),
  basis: hidden.basis,
})
