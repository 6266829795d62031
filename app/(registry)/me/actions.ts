'use server'

import { z } from 'zod'
import { action } from '@/app/request/action'
import { refuseOther } from '@/app/request/other-person'
import { choosePassword } from '@/app/request/password'
import { presentedActor } from '@/app/request/session'
import { isUuid } from '@/app/screen/params'
import { fail, ok } from '@/core/result'
import { findOwnAccount } from '@/db/account/queries'
import { beforeSignIn, change } from '@/db/door/actor'
import { changePassword, endSession } from '@/db/session/commands'
import { digestOf } from '@/db/session/password'
import { beginSignIn } from '@/db/session/queries'
import { PasswordChange } from '@/db/session/record'

export const replacePassword = action({
  input: PasswordChange,
  apart: async ({ oldPassword, password, repeated }, hidden) => {
    const actor = await presentedActor()
    if (!actor) return fail({ kind: 'expired' })
    const own = await change(
      actor,
      async (db, who) => refuseOther(hidden.drawnFor ?? '', who) ?? ok(await findOwnAccount(db)),
    )
    if (!own.ok) return own
    const { userName, fullName } = own.value
    const chosen = await choosePassword({ password, repeated }, [userName, fullName])
    if (!chosen.ok) return chosen
    const { salt } = await beforeSignIn((db) => beginSignIn(db, userName))
    const oldDigest = await digestOf(oldPassword, salt)
    return change(actor, (db) => changePassword(db, oldDigest, chosen.value))
  },
  goTo: () => '/me?saved=password',
})

export const endOwnSession = action({
  input: z.object({}),
  work: async (db, _, { sessionId = '' }) =>
    isUuid(sessionId) ? endSession(db, sessionId, 'revoked') : fail({ kind: 'missing' }),
  goTo: () => '/me?saved=session',
})
