'use server'

import { action, atIn, registering } from '@/app/request/action'
import { changeReasons, isCorrection } from '@/app/request/reason'
import { settleWith } from '@/app/request/settle'
import { invalid, ok } from '@/core/result'
import { ClosingInput, closeEnterprise } from '@/db/act/close-enterprise'
import { keepEnterpriseContact, registerEnterprise, reviseEnterprise } from '@/db/enterprise/commands'
import { findEnterprise, listLikeEnterprises } from '@/db/enterprise/queries'
import { EnterpriseContactInput, EnterpriseRegistration, EnterpriseRevision, enterprise } from '@/db/enterprise/record'

/** Likely duplicates are named before a new one is saved; the officer then says that it is another. */
export const register = registering({
  table: enterprise,
  input: EnterpriseRegistration,
  work: async (db, { effectiveOn, isAnother, ...input }, id) => {
    const alike = isAnother ? [] : await listLikeEnterprises(db, input)
    const others = alike.filter((one) => one.id !== id)
    if (others.length > 0) return invalid('isAnother', 'alike', { names: others.map(describe).join('; ') })
    return registerEnterprise(db, id, input, effectiveOn)
  },
  goTo: ({ id }) => `/enterprises/${id}?saved=registered`,
})

const describe = ({ name, taxCode, unitName }: { name: string; taxCode: string | null; unitName: string }) =>
  [name, taxCode, unitName].filter(Boolean).join(', ')

export const revise = action({
  input: EnterpriseRevision,
  reasons: changeReasons,
  work: (db, { effectiveOn, ...input }, hidden) =>
    reviseEnterprise(db, atIn(hidden), input, { effectiveOn, isCorrection: isCorrection(hidden.reason) }),
  goTo: ({ id }) => `/enterprises/${id}?saved=revised`,
  settle: settleWith('enterprise', (db, id) => findEnterprise(db, id)),
})

export const keepContact = action({
  input: EnterpriseContactInput,
  work: async (db, contact, { id = '' }) => ok(await keepEnterpriseContact(db, id, contact)),
  goTo: (isNew, { id }) => `/enterprises/${id}?saved=${isNew ? 'revised' : 'unchanged'}`,
})

/** What was decided of each affair travels beside the fields, under the affair's own name. */
export const close = action({
  input: ClosingInput,
  reasons: changeReasons,
  work: (db, input, hidden) => closeEnterprise(db, atIn(hidden), input, hidden),
  goTo: ({ id }) => `/enterprises/${id}?saved=revised`,
})
