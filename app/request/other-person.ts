import 'server-only'
import { drawnFor } from '@/core/form-state'
import { fail, type Result } from '@/core/result'
import type { Known } from '@/db/door/actor'

/**
 * Refuses a form that was rendered for another account than the one that is signed in: in a shared browser the text of
 * one user would otherwise be saved under the name of another. A form without an account is refused, too. Requests that
 * are not forms pass the account id.
 */
export const refuseOther = (form: FormData | string, who: Known): Result<never> | null =>
  (typeof form === 'string' ? form : form.get(drawnFor)) === who.accountId
    ? null
    : fail({ kind: 'other-person', name: who.fullName })
