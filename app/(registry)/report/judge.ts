import { fieldsOf } from '@/core/field'
import { readForm, type Typed } from '@/core/form'
import { fail, invalid, ok, type Problem, type Result } from '@/core/result'
import type { Db } from '@/db/door/actor'
import { unknownParts } from '@/db/member-report/composition'
import { compositionLines } from '@/db/member-report/entry'
import { type ReportFormValues, reportForm, submissionFrom } from '@/db/member-report/form'
import type { Of } from '@/db/member-report/queries'
import { type Assessed, assess, type Submission } from '@/db/member-report/submit'
import { findOpenReport, type OpenReport } from '@/db/report/open-report'
import { addressOf } from './draft'

/** A draft as a submission. `noteProblem`: rules require a note, whose field is on the last page only. */
export type Judged = { submission: Submission; assessed: Assessed; noteProblem: Problem | null }

export async function judged(db: Db, openReport: OpenReport, typed: Typed = openReport.typed): Promise<Result<Judged>> {
  const input = reportForm(openReport.enterprises, typed)
  const read = readForm(input, fieldsOf(input, 'vi'), typed)
  if (!read.ok) return read
  const values = read.value as ReportFormValues
  if (!values.changed) return invalid('changed', 'answer')
  const submission = submissionFrom(values, { ...openReport, begins: openReport.circumstances.begins })
  if (!submission.ok) return submission
  const assessed = await assess(db, openReport.circumstances, submission.value)
  if (assessed.ok) return ok({ submission: submission.value, assessed: assessed.value, noteProblem: null })
  if (!isAboutNote(assessed.problem)) return assessed
  const explained = { ...submission.value, entry: { ...submission.value.entry, note: '-' } }
  const again = await assess(db, openReport.circumstances, explained)
  if (!again.ok) return again
  return ok({ submission: submission.value, assessed: again.value, noteProblem: assessed.problem })
}

const isAboutNote = (problem: Problem) => problem.kind === 'invalid' && 'note' in problem.fields

export const isFirst = ({ circumstances }: OpenReport) => circumstances.begins.opening === null

/**
 * The second page has fields for changes, the yearly form, a first report, and for the parts of lines that are not
 * typed.
 */
export const hasSecondPage = (openReport: OpenReport, typed: Typed = openReport.typed) =>
  typed.changed === 'yes' ||
  asksYearly(openReport) ||
  isFirst(openReport) ||
  unknownParts(openReport.circumstances.begins).length > 0 ||
  compositionLines.some((name) => typed[name])

export const asksYearly = ({ circumstances }: OpenReport) => circumstances.asksYearly && circumstances.livedToTheEnd

const ofFirstPage = ['changed', 'openingTotal', 'openingReason']

/** The URL of the next page, or the problem of this one. */
export async function nextPage(db: Db, of: Of, page: 'start' | 'changes'): Promise<Result<string>> {
  const openReport = await findOpenReport(db, of)
  if (!openReport) return fail({ kind: 'missing' })
  if (openReport.refusal) return fail(openReport.refusal)
  const whole = await judged(db, openReport)
  const problem = whole.ok ? null : whole.problem
  if (page === 'start') {
    const wrong = problem?.kind === 'invalid' ? ofFirstPage.filter((name) => name in problem.fields) : []
    if (problem && (problem.kind !== 'invalid' || wrong.length > 0)) return fail(problem)
    return ok(`${addressOf(of)}${hasSecondPage(openReport) ? '/changes' : '/check'}`)
  }
  return problem ? fail(problem) : ok(`${addressOf(of)}/check`)
}
