'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { isUuid } from '@/app/screen/params'
import { fail } from '@/core/result'
import { disableAccount, enableAccount, registerAccount, reviseAccount } from '@/db/account/commands'
import { AccountInput } from '@/db/account/record'
import { endAssignment, grantAssignment } from '@/db/assignment/commands'
import { AssignmentEnd, AssignmentGrant } from '@/db/assignment/record'
import { endSession } from '@/db/session/commands'

const noField = z.object({})
type Hidden = Record<string, string>

/** Ids travel with a form and come back as anybody likes. */
const atIn = ({ id = '', version = '' }: Hidden) => (isUuid(id) ? { id, version: Number(version) || 0 } : null)
const missing = async () => fail({ kind: 'missing' })

export const register = action({
  input: AccountInput,
  work: (db, input, { id = '' }) => (isUuid(id) ? registerAccount(db, id, input) : missing()),
  goTo: ({ id }) => `/accounts/${id}?saved=registered`,
})

export const revise = action({
  input: AccountInput,
  work: (db, input, hidden) => {
    const at = atIn(hidden)
    return at ? reviseAccount(db, at, input) : missing()
  },
  goTo: ({ id }) => `/accounts/${id}?saved=revised`,
})

export const disable = action({
  input: noField,
  work: (db, _, hidden) => {
    const at = atIn(hidden)
    return at ? disableAccount(db, at, [hidden.reason, hidden.reasonNote].filter(Boolean).join(': ')) : missing()
  },
  goTo: ({ id }) => `/accounts/${id}?saved=revised`,
})

export const enable = action({
  input: noField,
  work: (db, _, hidden) => {
    const at = atIn(hidden)
    return at ? enableAccount(db, at) : missing()
  },
  goTo: ({ id }) => `/accounts/${id}?saved=revised`,
})

export const grant = action({
  input: AssignmentGrant,
  work: (db, granted, { id = '', accountId = '' }) =>
    isUuid(id) && isUuid(accountId) ? grantAssignment(db, { id, accountId }, granted) : missing(),
  goTo: ({ accountId }) => `/accounts/${accountId}?saved=registered`,
})

export const end = action({
  input: AssignmentEnd,
  work: (db, { lastDay }, hidden) => {
    const at = atIn(hidden)
    return at ? endAssignment(db, at, lastDay) : missing()
  },
  goTo: ({ accountId }) => `/accounts/${accountId}?saved=ended`,
})

export const signOutElsewhere = action({
  input: noField,
  work: async (db, _, { sessionId = '', accountId = '' }) => {
    const ended = isUuid(sessionId) ? await endSession(db, sessionId, 'revoked') : await missing()
    return ended.ok ? { ok: true, value: accountId } : ended
  },
  goTo: (accountId) => `/accounts/${accountId}?saved=ended`,
})
