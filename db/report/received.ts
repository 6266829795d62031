import type { Db } from '../door/actor'
import { findCompleteness } from '../member-report/queries'
import { kept } from '../record/kept'

export type Received = { submitted: number; expected: number }

/** How many of the reports expected for a period were sent, of those in sight: the numbers of its page of completeness. */
export const countReceived = (db: Db, periodId: string): Promise<Received> =>
  kept(db, `received ${periodId}`, async () => {
    const { submitted, expected } = await findCompleteness(db, periodId)
    return { submitted, expected }
  })
