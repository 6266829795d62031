import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { Settle } from '@/app/request/action'
import { failedState } from '@/app/request/problem'
import { reasonOf } from '@/app/request/reason'
import { currentActor, currentLocale } from '@/app/request/session'
import { field, fieldsOf } from '@/core/field'
import { openedIn, type Typed } from '@/core/form'
import { choicesIn } from '@/core/merge'
import { type Conflict, fail, type Result } from '@/core/result'
import { change, type Db, withActor } from '@/db/door/actor'
import { saveDraft } from '@/db/member-report/draft'
import { MemberReportInput } from '@/db/member-report/entry'
import { reportForm } from '@/db/member-report/form'
import type { Submission } from '@/db/member-report/submit'
import { findOpenReport, type OpenReport } from '@/db/report/open-report'
import { addressOf, ofIn } from './draft'
import { judged } from './judge'

export const SendInput = z.object({
  note: MemberReportInput.shape.note.optional(),
  onBehalfOf: z
    .uuid('choose')
    .nullish()
    .register(field, { label: { vi: 'Nhập thay cho', en: 'Entered on behalf of' }, reference: 'reporter' }),
  isFinal: z
    .boolean()
    .optional()
    .register(field, { label: { vi: 'Đây là số liệu cuối kỳ', en: 'These are the figures of the end of the period' } }),
})

/**
 * The submission that the check page showed, with its note. If another user has changed the draft meanwhile, it fails
 * with `stale`, so that their changes are neither sent unseen nor lost.
 */
export async function submissionToSend(
  db: Db,
  { note = null, onBehalfOf = null, isFinal = false }: z.output<typeof SendInput>,
  hidden: Record<string, string>,
): Promise<Result<Submission>> {
  const openReport = await findOpenReport(db, ofIn(hidden))
  if (!openReport) return fail({ kind: 'missing' })
  const checked: Typed = { ...openedIn(hidden.checked), note: note ?? '' }
  const theirs = changedMeanwhile(openReport, openedIn(hidden.checked))
  if (theirs.length > 0) return fail({ kind: 'stale', fields: theirs })
  const whole = await judged(db, openReport, checked)
  if (!whole.ok) return whole
  const corrects = String(checked.corrects ?? '')
  return {
    ok: true,
    value: {
      ...whole.value.submission,
      onBehalfOf,
      isFinal,
      basis: hidden.basis,
      ...(corrects && { correction: { of: corrects, reason: reasonOf(hidden.reason, hidden.reasonNote) } }),
    },
  }
}

/** The fields in which the draft differs from what was checked, without the note. */
function changedMeanwhile(openReport: OpenReport, checked: Typed): Conflict[] {
  if (!openReport.draft?.typed) return []
  const now = openReport.draft.typed
  return Object.keys(now)
    .filter((name) => name !== 'note' && String(now[name] ?? '') !== String(checked[name] ?? ''))
    .map((name) => ({ field: name, base: checked[name], saved: now[name], typed: checked[name] }))
}

/** Offers the choice of each conflicting field. After the choice the draft is saved and shown for checking again. */
export const settleSending: Settle = async (typed, hidden) => {
  const [actor, locale] = await Promise.all([currentActor(), currentLocale()])
  const of = ofIn(hidden)
  const openReport = await withActor(actor, (db) => findOpenReport(db, of))
  const fields = fieldsOf(reportForm(openReport?.enterprises ?? [], openReport?.typed), locale)
  const theirs = openReport ? changedMeanwhile(openReport, openedIn(hidden.checked)) : []
  const choices = choicesIn(Object.entries(hidden))
  if (openReport?.draft && theirs.every(({ field }) => choices[field])) {
    const { version } = openReport.draft
    const chosen = theirs.map(({ field, saved, typed }) => [field, choices[field] === 'typed' ? typed : saved])
    const writing = { version, opened: {}, typed: Object.fromEntries(chosen) as Typed, basis: hidden.basis }
    const kept = await change(actor, (db, who) => saveDraft(db, of, writing, who.accountId))
    if (kept.ok) redirect(`${addressOf(of)}/check`)
    return { failed: await failedState(kept.problem, typed, fields) }
  }
  const last = openReport?.draft ? { at: openReport.draft.savedAt } : undefined
  return { failed: await failedState({ kind: 'stale', fields: theirs, last }, typed, fields) }
}
