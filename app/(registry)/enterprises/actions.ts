'use server'

import { action, atIn, registering, revising } from '@/app/request/action'
import { isCorrection } from '@/app/request/reason'
import { currentLocale } from '@/app/request/session'
import { settleWith } from '@/app/request/settle'
import { ok } from '@/core/result'
import { ClosingInput, closeEnterprise } from '@/db/act/close-enterprise'
import { mayBeginOn } from '@/db/act/first-day'
import {
  keepEnterpriseContact,
  likenessIn,
  likenessOfRenamed,
  registerEnterprise,
  reviseEnterprise,
  taxCodeProblems,
} from '@/db/enterprise/commands'
import { findEnterprise } from '@/db/enterprise/queries'
import { EnterpriseContactInput, EnterpriseRegistration, EnterpriseRevision, enterprise } from '@/db/enterprise/record'

/** Likely duplicates are refused once; the officer can then confirm that it is another enterprise. */
export const register = registering({
  table: enterprise,
  input: EnterpriseRegistration,
  judge: async (db, values) => ({
    ...(await taxCodeProblems(db, undefined, values)),
    ...(await likenessIn(db, values)),
  }),
  work: (db, { followedFrom, isAnother: _, ...input }, id) =>
    registerEnterprise(db, id, input, followedFrom ?? undefined),
  goTo: ({ id }) => `/enterprises/${id}?saved=registered`,
})

export const revise = revising({
  input: EnterpriseRevision,
  judge: async (db, values, { id = '' }) => ({
    ...(await taxCodeProblems(db, id, values)),
    ...(await likenessOfRenamed(db, id, values)),
  }),
  work: async (db, { effectiveOn, followedFrom, isAnother: _, ...input }, hidden) => {
    const may = await mayBeginOn(db, hidden.id ?? '', followedFrom, await currentLocale())
    const when = { effectiveOn, followedFrom, isCorrection: isCorrection(hidden.reason) }
    return may.ok ? reviseEnterprise(db, atIn(hidden), input, when) : may
  },
  goTo: ({ id }) => `/enterprises/${id}?saved=revised`,
  settle: settleWith('enterprise', (db, id) => findEnterprise(db, id)),
})

export const keepContact = action({
  input: EnterpriseContactInput,
  work: async (db, contact, { id = '' }) => ok(await keepEnterpriseContact(db, id, contact)),
  goTo: (isNew, { id }) => `/enterprises/${id}?saved=${isNew ? 'revised' : 'unchanged'}`,
})

/**
 * The decisions on affected records are form fields outside of the schema, named after the record; closeEnterprise
 * reads them from `hidden`.
 */
export const close = revising({
  input: ClosingInput,
  work: (db, input, hidden) => closeEnterprise(db, atIn(hidden), input, hidden),
  goTo: ({ id }) => `/enterprises/${id}?saved=revised`,
})
