'use server'

import { action, registering } from '@/app/request/action'
import { askAndGrant, askReopening, declineReopening, grantReopening, revokeReopening } from '@/db/reopening/commands'
import {
  ReopeningGrant,
  ReopeningGrantedInput,
  ReopeningInput,
  ReopeningRefusal,
  ReopeningRevocation,
  reopening,
} from '@/db/reopening/record'

const goTo = ({ id }: { id: string }) => `/reopenings/${id}`

export const ask = registering({
  table: reopening,
  input: ReopeningInput,
  work: (db, input, id) => askReopening(db, id, input),
  goTo: (value) => `${goTo(value)}?saved=asked`,
})

export const askGranted = registering({
  table: reopening,
  input: ReopeningGrantedInput,
  work: (db, input, id) => askAndGrant(db, id, input),
  goTo: (value) => `${goTo(value)}?saved=granted`,
})

export const grant = action({
  input: ReopeningGrant,
  work: (db, granting, { id = '' }) => grantReopening(db, id, granting),
  goTo: (value) => `${goTo(value)}?saved=granted`,
})

export const decline = action({
  input: ReopeningRefusal,
  work: (db, { decisionNote }, { id = '' }) => declineReopening(db, id, decisionNote),
  goTo: (value) => `${goTo(value)}?saved=declined`,
})

export const revoke = action({
  input: ReopeningRevocation,
  work: (db, { revokedReason }, { id = '' }) => revokeReopening(db, id, revokedReason),
  goTo: (value) => `${goTo(value)}?saved=revoked`,
})
