import { fieldsOf } from '@/core/field'
import { readForm, type Typed } from '@/core/form'
import { type Beginning, unknownParts } from '@/core/member-report/composition'
import { compositionLines, flowLines } from '@/core/member-report/lines'
import { fail, invalid, ok, type Problem, type Result } from '@/core/result'
import type { Db } from '@/db/door/actor'
import { placed } from '@/db/member-report/counterparts'
import { partFields } from '@/db/member-report/entry'
import { composes, type ReportFormValues, reportForm, submissionFrom } from '@/db/member-report/form'
import type { Of } from '@/db/member-report/queries'
import { type Assessed, assess, type Submission } from '@/db/member-report/submit'
import { findOpenReport, type OpenReport } from '@/db/report/open-report'
import type { Step } from './address'

/** A draft as a submission. `noteProblem`: rules require a note, whose field is on the last page only. */
export type Judged = { submission: Submission; assessed: Assessed; noteProblem: Problem | null }

export async function judged(db: Db, openReport: OpenReport, typed: Typed = openReport.typed): Promise<Result<Judged>> {
  const asked = askedOf(typed, openReport.circumstances.begins)
  const input = reportForm(openReport.enterprises, asked)
  const read = readForm(input, fieldsOf(input, 'vi'), asked)
  if (!read.ok) return read
  if (!(read.value as ReportFormValues).changed) return invalid('changed', 'answer')
  const { values, wrong } = await placed(db, openReport.circumstances, read.value as ReportFormValues)
  if (Object.keys(wrong).length > 0) return fail({ kind: 'invalid', fields: wrong })
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
 * Whether the step of the changes has fields even if nobody came or went: the yearly form, a first report, and the parts
 * of lines that are not typed.
 */
export const alwaysAsks = (openReport: OpenReport) =>
  asksYearly(openReport) || isFirst(openReport) || unknownParts(openReport.circumstances.begins).length > 0

export const hasChanges = (openReport: OpenReport, typed: Typed = openReport.typed) =>
  typed.changed === 'yes' || alwaysAsks(openReport)

export const asksYearly = ({ circumstances }: OpenReport) => circumstances.asksYearly && circumstances.livedToTheEnd

export const ofQuestion = ['changed', 'openingTotal', 'openingReason']

/** The step after one that was filled in, or the problem of this one. */
export async function nextStep(db: Db, of: Of, step: Step): Promise<Result<Step>> {
  const openReport = await findOpenReport(db, of)
  if (!openReport) return fail({ kind: 'missing' })
  if (openReport.refusal) return fail(openReport.refusal)
  const whole = await judged(db, openReport)
  const problem = whole.ok ? null : whole.problem
  if (step === 'question') {
    const wrong = problem?.kind === 'invalid' ? ofQuestion.filter((name) => name in problem.fields) : []
    if (problem && (problem.kind !== 'invalid' || wrong.length > 0)) return fail(problem)
    return ok(hasChanges(openReport) ? 'changes' : 'check')
  }
  return problem ? fail(problem) : ok('check')
}

/** Without what the form does not ask after this answer, right or wrong: it may have been typed before the answer. */
function askedOf(typed: Typed, begins: Beginning): Typed {
  if (typed.changed === 'yes') return typed
  const isComposed = composes(typed.changed, begins)
  const ofFlow = [...flowLines, ...flowLines.flatMap((line) => partFields(line))] as string[]
  const ofComposition = [...compositionLines] as string[]
  return Object.fromEntries(
    Object.entries(typed).filter(
      ([name]) =>
        !ofFlow.includes(name) &&
        !/^(in|out)\d/.test(name) &&
        (isComposed || !(ofComposition.includes(name) || name.startsWith('split-'))),
    ),
  )
}
