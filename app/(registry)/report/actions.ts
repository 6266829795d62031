'use server'

import { redirect } from 'next/navigation'
import { action, carryOut, type Hidden, type Kept, registering } from '@/app/request/action'
import { changeReasons } from '@/app/request/reason'
import type { Typed } from '@/core/form'
import { fail, type Result } from '@/core/result'
import { requestCorrection } from '@/db/correction-request/commands'
import { CorrectionRequestInput, correctionRequest } from '@/db/correction-request/record'
import type { Db, Known } from '@/db/door/actor'
import { dropDraft } from '@/db/member-report/draft'
import { findOpenReport } from '@/db/report/open-report'
import { addressOf, addressOfStep, stepIn, wayIn } from './address'
import { checkedReport } from './check'
import type { GoneOn } from './document-props'
import { formIn, keepReport, keepUnlessSent, ofIn, sendKept } from './draft'
import { nextStep } from './judge'

/** Saves the draft, one second after the last key. */
export const keep = action({ input: formIn, reasons: changeReasons, draft: { keep: keepReport } })

const goingOn = {
  keep: keepReport,
  judge: async (db: Db, _: Typed, hidden: Hidden): Promise<Result<string>> => {
    const next = await nextStep(db, ofIn(hidden), stepIn(hidden.step))
    return next.ok ? { ok: true, value: addressOfStep(ofIn(hidden), next.value, wayIn(hidden.way)) } : next
  },
}

/** Saves a step and leads to the next one. */
export const goOn = action({ input: formIn, reasons: changeReasons, draft: goingOn })

/** The same for a document that shows the steps itself: it answers with the next one, and what is to be checked there. */
export const goOnHere = action({
  input: formIn,
  reasons: changeReasons,
  draft: {
    ...goingOn,
    answer: async (url, hidden): Promise<GoneOn> => {
      const step = stepIn(new URL(url, 'http://x').searchParams.get('step'))
      return { step, checked: step === 'check' ? await checkedReport(ofIn(hidden)) : null }
    },
  },
})

const sending = {
  keep: keepUnlessSent,
  judge: sendKept,
  causeOf: ({ onBehalfOf }: Typed) => (typeof onBehalfOf === 'string' && onBehalfOf ? { onBehalfOf } : {}),
} satisfies {
  keep: (db: Db, typed: Typed, hidden: Hidden, who: Known) => Promise<Result<Kept>>
  [rest: string]: unknown
}

/** Sends the report; repeated requests make one version. */
export const send = action({ input: formIn, reasons: changeReasons, draft: sending })

/** The same for a document, and for what waits on a device: it answers with the address of the receipt. */
export const sendWaiting = action({
  input: formIn,
  reasons: changeReasons,
  draft: { ...sending, answer: async (url) => url },
})

/** Gives up what was changed since the report was sent. */
export async function drop(form: FormData): Promise<void> {
  const hidden = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  await carryOut(form, (db) => dropDraft(db, ofIn(hidden), hidden.basis))
  redirect(addressOf(ofIn(hidden)))
}

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
