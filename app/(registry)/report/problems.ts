import 'server-only'
import { failedState } from '@/app/request/problem'
import type { Problem } from '@/core/result'
import type { OpenReport } from '@/db/report/open-report'
import { addressOf } from './draft'
import { hasSecondPage } from './judge'
import { fieldsOn } from './open-report'

const ofFirstPage = ['changed', 'openingTotal', 'openingReason']

/** The problems of a draft, each with a link to the field. */
export async function problemLines(
  openReport: OpenReport,
  problem: Problem,
): Promise<{ text: string; href: string }[]> {
  const [state, fields] = [await failedState(problem, {}, []), await fieldsOn(openReport)]
  if (state.status !== 'failed') return []
  const address = addressOf(openReport.circumstances)
  const lines = Object.entries(state.fieldMessages).map(([name, message]) => {
    const label = fields.find((field) => field.name === name)?.label
    const page = ofFirstPage.includes(name) || !hasSecondPage(openReport) ? '?edit=1' : '/changes'
    return { text: label ? `${label}: ${message}` : message, href: `${address}${page}#field-${name}` }
  })
  return lines.length > 0 ? lines : [{ text: state.message, href: address }]
}
