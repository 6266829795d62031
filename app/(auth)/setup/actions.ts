'use server'

import { action } from '@/app/request/action'
import { choosePassword } from '@/app/request/password'
import { requestId } from '@/app/request/session'
import { fail } from '@/core/result'
import { beforeSignIn, problemIn } from '@/db/door/actor'
import { foundAdministrator } from '@/db/setup/commands'
import { SetupInput } from '@/db/setup/record'

export const setUp = action({
  input: SetupInput,
  apart: async ({ password, repeated, ...founder }) => {
    const chosen = await choosePassword({ password, repeated }, [founder.userName, founder.fullName])
    if (!chosen.ok) return chosen
    const request = await requestId()
    return beforeSignIn((db) => foundAdministrator(db, { ...founder, ...chosen.value }, request)).catch(takenOrThrow)
  },
  goTo: () => '/sign-in?error=founded',
})

function takenOrThrow(error: unknown) {
  const problem = problemIn(error)
  if (problem?.kind === 'taken') return fail(problem)
  throw error
}
