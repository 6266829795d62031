'use server'

import { action } from '@/app/request/action'
import { draftAction } from '@/app/request/draft-action'
import { fail, ok } from '@/core/result'
import { requestCorrection } from '@/db/correction-request/commands'
import { CorrectionRequestInput } from '@/db/correction-request/record'
import { submitReport } from '@/db/member-report/submit'
import { findDesk } from '@/db/report/desk'
import { addressOf, formIn, keepReport, ofIn } from './draft'
import { nextPage } from './judge'
import { SendInput, settleSending, submissionToSend } from './send'

/** Keeps what is typed so far, a second after the last key. */
export const keep = draftAction({ input: formIn, keep: keepReport })

/** The first page: whether members changed at all. */
export const start = draftAction({
  input: formIn,
  keep: keepReport,
  judge: (db, hidden) => nextPage(db, ofIn(hidden), 'start'),
})

/** The second: what changed. */
export const proceed = draftAction({
  input: formIn,
  keep: keepReport,
  judge: (db, hidden) => nextPage(db, ofIn(hidden), 'changes'),
})

/** The last: what was checked is sent, however often this arrives, as one version. */
export const send = action({
  input: SendInput,
  causeOf: ({ onBehalfOf }) => (typeof onBehalfOf === 'string' && onBehalfOf ? { onBehalfOf } : {}),
  work: async (db, values, hidden) => {
    const submission = await submissionToSend(db, values, hidden)
    return submission.ok ? submitReport(db, hidden.id ?? '', ofIn(hidden), submission.value) : submission
  },
  goTo: ({ id }) => `/report/receipt/${id}`,
  settle: settleSending,
})

/** "Số đầu kỳ chưa đúng?" */
export const request = action({
  input: CorrectionRequestInput,
  work: async (db, input, hidden, who) => {
    const of = ofIn(hidden)
    const desk = await findDesk(db, of)
    if (!desk?.circumstances.canReport) return fail({ kind: 'forbidden' })
    const asked = await requestCorrection(db, hidden.id ?? '', of, input, who.accountId)
    return asked.ok ? ok(of) : asked
  },
  goTo: (of) => `${addressOf(of)}?asked=1`,
})
