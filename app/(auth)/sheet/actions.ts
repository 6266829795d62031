'use server'

import { action } from '@/app/request/action'
import { choosePassword } from '@/app/request/password'
import { requestId } from '@/app/request/session'
import { invalid } from '@/core/result'
import { beforeSignIn } from '@/db/door/actor'
import { redeemEnrolment } from '@/db/session/commands'
import { codeHash } from '@/db/session/password'
import { findEnrolment } from '@/db/session/queries'
import { SheetInput } from '@/db/session/record'

/** A refused password does not use up the code. */
export const redeem = action({
  input: SheetInput,
  apart: async ({ code, password, repeated }) => {
    const hash = codeHash(code)
    const whose = await beforeSignIn((db) => findEnrolment(db, hash))
    if (!whose) return invalid('code', 'sheet-code')
    const chosen = await choosePassword({ password, repeated }, [whose.userName, whose.fullName])
    if (!chosen.ok) return chosen
    const request = await requestId()
    return beforeSignIn((db) => redeemEnrolment(db, hash, chosen.value, request))
  },
  goTo: () => '/sign-in?error=password-set',
})
