import 'server-only'
import { drawnFor } from '@/core/form-state'
import { fail, type Result } from '@/core/result'
import type { Known } from '@/db/door/actor'

/**
 * Refuses a form that was drawn for another account than the one that sends it: two people may share a browser, and
 * what one typed would be recorded under the name of the other. A form that does not say whom it was drawn for is
 * refused, too. What is sent by other means than a form gives the account itself.
 */
export const refuseOther = (form: FormData | string, who: Known): Result<never> | null =>
  (typeof form === 'string' ? form : form.get(drawnFor)) === who.accountId
    ? null
    : fail({ kind: 'other-person', name: who.fullName })
