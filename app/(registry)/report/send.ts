import { z } from 'zod'
import { changeReasons, reasonOf, reasonProblems } from '@/app/request/reason'
import { field } from '@/core/field'
import type { Typed } from '@/core/form'
import { same } from '@/core/merge'
import { fail, invalid, ok, type Result } from '@/core/result'
import type { Db } from '@/db/door/actor'
import { MemberReportInput } from '@/db/member-report/entry'
import type { Of } from '@/db/member-report/queries'
import { memberReportVersion } from '@/db/member-report/record'
import { submitReport } from '@/db/member-report/submit'
import { once } from '@/db/record/once'
import { findOpenReport } from '@/db/report/open-report'
import { judged } from './judge'

/** What the last step asks. The note belongs to the draft, the others are said on sending only. */
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

export type Sending = {
  /** The id of the version, from the form: the same form sent again is the same version. */
  id: string
  /** Everything that the form shows. */
  typed: Typed
  basis: string | undefined
}

/**
 * Sends the draft if it is what the form shows: changes that another device saved meanwhile are neither sent unseen nor
 * lost. Returns the id of the version.
 */
export async function sendDraft(db: Db, of: Of, { id, typed, basis }: Sending): Promise<Result<string>> {
  let sent = id
  const done = await once(db, memberReportVersion, id, async () => {
    const openReport = await findOpenReport(db, of)
    if (!openReport) return fail({ kind: 'missing' })
    if (Object.keys(typed).some((name) => name in openReport.typed && !same(typed[name], openReport.typed[name])))
      return invalid('decision', 'report-changed')
    const whole = await judged(db, openReport, { ...openReport.typed, ...typed })
    if (!whole.ok) return whole
    const corrects = String(typed.corrects ?? openReport.typed.corrects ?? '')
    const reasons = corrects ? reasonProblems(changeReasons, typed) : {}
    if (Object.keys(reasons).length > 0) return fail({ kind: 'invalid', fields: reasons })
    const onBehalfOf = z
      .uuid()
      .nullable()
      .safeParse(typed.onBehalfOf || null)
    if (!onBehalfOf.success) return invalid('onBehalfOf', 'choose')
    const made = await submitReport(db, id, of, {
      ...whole.value.submission,
      onBehalfOf: onBehalfOf.data,
      isFinal: Boolean(typed.isFinal),
      basis,
      ...(corrects && { correction: { of: corrects, reason: reasonOf(typed.reason, typed.reasonNote) } }),
    })
    if (made.ok) sent = made.value.id
    return made
  })
  return done.ok ? ok(sent) : done
}
