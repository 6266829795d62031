'use server'

import { action, registering } from '@/app/request/action'
import { changeReasons } from '@/app/request/reason'
import { fail } from '@/core/result'
import { requestCorrection } from '@/db/correction-request/commands'
import { CorrectionRequestInput, correctionRequest } from '@/db/correction-request/record'
import { memberReportVersion } from '@/db/member-report/record'
import { submitReport } from '@/db/member-report/submit'
import { findOpenReport } from '@/db/report/open-report'
import { addressOf, formIn, keepReport, ofIn } from './draft'
import { nextPage } from './judge'
import { SendInput, settleSending, submissionToSend } from './send'

/** Saves the draft, one second after the last key. */
export const keep = action({ input: formIn, draft: { keep: keepReport } })

/** Saves the first page: whether members changed. */
export const start = action({
  input: formIn,
  draft: { keep: keepReport, judge: (db, hidden) => nextPage(db, ofIn(hidden), 'start') },
})

/** Saves the second page: the changes. */
export const proceed = action({
  input: formIn,
  draft: { keep: keepReport, judge: (db, hidden) => nextPage(db, ofIn(hidden), 'changes') },
})

/** Sends the report; repeated requests make one version. */
export const send = registering({
  table: memberReportVersion,
  input: SendInput,
  reasons: changeReasons,
  asksSometimes: true,
  causeOf: ({ onBehalfOf }) => (typeof onBehalfOf === 'string' && onBehalfOf ? { onBehalfOf } : {}),
  work: async (db, values, id, hidden) => {
    const submission = await submissionToSend(db, values, hidden)
    return submission.ok ? submitReport(db, id, ofIn(hidden), submission.value) : submission
  },
  goTo: ({ id }) => `/report/receipt/${id}`,
  settle: settleSending,
})

/** "Số đầu kỳ chưa đúng?" */
export const request = registering({
  table: correctionRequest,
  input: CorrectionRequestInput,
  work: async (db, input, id, hidden, who) => {
    const of = ofIn(hidden)
    const openReport = await findOpenReport(db, of)
    if (!openReport?.circumstances.canReport) return fail({ kind: 'forbidden' })
    return requestCorrection(db, id, of, input, who.accountId)
  },
  goTo: (_, hidden) => `${addressOf(ofIn(hidden))}?asked=1`,
})
