import { choicesIn } from '@/app/request/draft-action'
import { isUuid } from '@/app/screen/params'
import type { Typed } from '@/core/form'
import { fail, type Result } from '@/core/result'
import type { Db, Known } from '@/db/door/actor'
import { type Saved, saveDraft, type Writing } from '@/db/member-report/draft'
import { reportForm } from '@/db/member-report/form'
import type { Of } from '@/db/member-report/queries'

export const addressOf = ({ organisationId, periodId }: Of) => `/report/${organisationId}/${periodId}`

export const ofIn = ({ organisation = '', period = '' }: Record<string, string>): Of => ({
  organisationId: organisation,
  periodId: period,
})

/** The form as the posted page had it: for the enterprises that it asked about. */
export const formIn = (form: FormData) =>
  reportForm(
    [...form.keys()]
      .filter((name) => name.startsWith('split-'))
      .map((name) => ({ id: name.slice('split-'.length), name: '' })),
  )

export async function keepReport(
  db: Db,
  typed: Typed,
  hidden: Record<string, string>,
  who: Known,
): Promise<Result<Saved>> {
  const of = ofIn(hidden)
  if (!isUuid(of.organisationId) || !isUuid(of.periodId)) return fail({ kind: 'missing' })
  return saveDraft(db, of, writingIn(typed, hidden), who.accountId)
}

export const writingIn = (typed: Typed, hidden: Record<string, string>): Writing => ({
  version: Number(hidden.version) || 0,
  opened: typedIn(hidden.opened),
  typed,
  choices: choicesIn(hidden),
  basis: hidden.basis,
})

/** A forged or missing one says that the form was opened empty: then whatever stands there counts as another's. */
export function typedIn(text = '{}'): Typed {
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read !== 'object' || read === null) return {}
    return Object.fromEntries(Object.entries(read).filter((one): one is [string, string] => typeof one[1] === 'string'))
  } catch {
    return {}
  }
}
