'use server'

import { z } from 'zod'
import { action, atIn, reasonIn, registering, revising } from '@/app/request/action'
import { ok } from '@/core/result'
import { disableAccount, enableAccount, registerAccount, reviseAccount } from '@/db/account/commands'
import { AccountInput, account } from '@/db/account/record'
import { confirmAdministrator, endAssignment, grantAssignment } from '@/db/assignment/commands'
import { AssignmentEnd, AssignmentGrant, assignment } from '@/db/assignment/record'
import { endSession } from '@/db/session/commands'

const noField = z.object({})

export const register = registering({
  table: account,
  input: AccountInput,
  work: (db, input, id) => registerAccount(db, id, input),
  goTo: ({ id }) => `/accounts/${id}?saved=registered`,
})

export const revise = revising({
  input: AccountInput,
  work: (db, input, hidden) => reviseAccount(db, atIn(hidden), input),
  goTo: ({ id }) => `/accounts/${id}?saved=revised`,
})

export const disable = revising({
  input: noField,
  work: (db, _, hidden) => disableAccount(db, atIn(hidden), reasonIn(hidden)),
  goTo: ({ id }) => `/accounts/${id}?saved=revised`,
})

export const enable = revising({
  input: noField,
  work: (db, _, hidden) => enableAccount(db, atIn(hidden)),
  goTo: ({ id }) => `/accounts/${id}?saved=revised`,
})

export const grant = registering({
  table: assignment,
  input: AssignmentGrant,
  work: (db, granted, id, { accountId = '' }) => grantAssignment(db, { id, accountId }, granted),
  goTo: (_, { accountId }) => `/accounts/${accountId}?saved=registered`,
})

export const confirm = revising({
  input: noField,
  work: async (db, _, hidden) => {
    const done = await confirmAdministrator(db, atIn(hidden))
    return done.ok ? ok(hidden.accountId ?? '') : done
  },
  goTo: (accountId) => `/accounts/${accountId}?saved=revised`,
})

export const end = revising({
  input: AssignmentEnd,
  work: (db, { lastDay }, hidden) => endAssignment(db, atIn(hidden), lastDay),
  goTo: ({ accountId }) => `/accounts/${accountId}?saved=ended`,
})

export const signOutElsewhere = action({
  input: noField,
  work: async (db, _, { sessionId = '', accountId = '' }) => {
    const ended = await endSession(db, sessionId, 'revoked')
    return ended.ok ? { ok: true, value: accountId } : ended
  },
  goTo: (accountId) => `/accounts/${accountId}?saved=ended`,
})
