'use server'

import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action } from '@/app/request/action'
import { called } from '@/app/request/begin'
import { cookieNames } from '@/app/request/cookies'
import { choosePassword } from '@/app/request/password'
import { requestId, signedInOrNobody } from '@/app/request/session'
import { signIn } from '@/app/request/sign-in'
import { invalid, ok } from '@/core/result'
import { beforeSignIn } from '@/db/door/actor'
import { redeemEnrolment } from '@/db/session/commands'
import { codeHash } from '@/db/session/password'
import { findEnrolment } from '@/db/session/queries'
import { SheetCode, SheetPassword } from '@/db/session/record'

/** The typed code of a sheet. */
export const openSheet = action({
  input: SheetCode,
  apart: async ({ code }) => {
    if (!(await beforeSignIn((db) => findEnrolment(db, codeHash(code))))) return invalid('code', 'sheet-code')
    await keepCode(code)
    return ok(null)
  },
  goTo: () => '/sheet',
})

/** The code that a script found in the fragment of the address; the page says whether it is good. */
export const openScanned = called(
  z.tuple([z.string().max(60)]),
  async (code): Promise<void> => {
    await keepCode(code)
    redirect('/sheet')
  },
  () => redirect('/sheet'),
)

/** Sets the password by the kept code, and signs in. A refused password does not use up the code. */
export const redeem = action({
  input: SheetPassword,
  apart: async ({ password, repeated, remember }) => {
    const jar = await cookies()
    const hash = codeHash(jar.get(cookieNames.sheet)?.value ?? '')
    const whose = await beforeSignIn((db) => findEnrolment(db, hash))
    // A second tap on the button: the first has used the code, and signed in.
    if (!whose) return (await signedInOrNobody()) ? ok('/') : invalid('password', 'sheet-code')
    const chosen = await choosePassword({ password, repeated }, [whose.userName, whose.fullName])
    if (!chosen.ok) return chosen
    const request = await requestId()
    const done = await beforeSignIn((db) => redeemEnrolment(db, hash, chosen.value, request))
    if (!done.ok) return invalid('password', 'sheet-code')
    jar.delete({ name: cookieNames.sheet, ...kept })
    const typed = { userName: whose.userName, password, remember: remember ? 'on' : '' }
    const answer = await signIn(typed, (await headers()).get('user-agent') ?? '')
    if ('refused' in answer) return ok(`/sign-in?error=${answer.refused}`)
    jar.set(cookieNames.session, answer.token, { ...kept, maxAge: answer.lastsSeconds })
    return ok('/')
  },
  goTo: (path) => path,
})

const kept = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const

async function keepCode(code: string) {
  const jar = await cookies()
  jar.set(cookieNames.sheet, code, { ...kept, maxAge: 15 * 60 })
}
