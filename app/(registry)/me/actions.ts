'use server'

import { z } from 'zod'
import { action } from '@/app/request/action'
import { refuseOther } from '@/app/request/other-person'
import { choosePassword } from '@/app/request/password'
import { presentedActor } from '@/app/request/session'
import { isUuid } from '@/app/screen/params'
import { fail, invalid, ok } from '@/core/result'
import { findOwnAccount } from '@/db/account/queries'
import { change, withActor } from '@/db/door/actor'
import { beginPasswordChange, changePassword, endSession } from '@/db/session/commands'
import { digestOf } from '@/db/session/password'
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
    const begun = await withActor(actor, beginPasswordChange)
    if (begun.attempt === null) return invalid('oldPassword', 'password.wait', { seconds: begun.waitSeconds })
    const [attempt, oldDigest] = [begun.attempt, await digestOf(oldPassword, begun.salt)]
    // Committed in either case: a wrong password has its entry in the trail.
    const done = await withActor(actor, (db) => changePassword(db, attempt, oldDigest, chosen.value))
    return done ? ok(null) : invalid('oldPassword', 'password.wrong')
  },
  goTo: () => '/me?saved=password',
})

export const endOwnSession = action({
  input: z.object({}),
  work: async (db, _, { sessionId = '' }) =>
    isUuid(sessionId) ? endSession(db, sessionId, 'revoked') : fail({ kind: 'missing' }),
  goTo: () => '/me?saved=session',
})
