import 'server-only'
import { failedState } from '@/app/request/problem'
import type { Problem } from '@/core/result'
import type { OpenReport } from '@/db/report/open-report'
import { addressOfStep, type Step, wayOf } from './address'
import { hasChanges, ofQuestion } from './judge'
import { fieldsOn } from './open-report'

/** The problems of a draft, each with a link to the field. */
export async function problemLines(
  openReport: OpenReport,
  problem: Problem,
): Promise<{ text: string; href: string }[]> {
  const [state, fields] = [await failedState(problem, {}, []), await fieldsOn(openReport)]
  if (state.status !== 'failed') return []
  const to = (step: Step) => addressOfStep(openReport.circumstances, step, wayOf(openReport))
  const lines = Object.entries(state.fieldMessages).map(([name, message]) => {
    const label = fields.find((field) => field.name === name)?.label
    const step = ofQuestion.includes(name) || !hasChanges(openReport) ? 'question' : 'changes'
    return { text: label ? `${label}: ${message}` : message, href: `${to(step)}#field-${name}` }
  })
  return lines.length > 0 ? lines : [{ text: state.message, href: to('question') }]
}
