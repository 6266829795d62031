'use server'

import { action } from '@/app/action'
import { isCorrection } from '@/app/screen/words'
import { settleWith } from '@/app/settle'
import { invalid } from '@/core/result'
import { keepEnterpriseContact, registerEnterprise, retireEnterprise, reviseEnterprise } from '@/db/enterprise/commands'
import { findEnterprise, listLikeEnterprises } from '@/db/enterprise/queries'
import { EnterpriseContactInput, EnterpriseRegistration, EnterpriseRevision } from '@/db/enterprise/record'
import { RetirementInput } from '@/db/validity'

/** Likely duplicates are named before a new one is saved; the officer then says that it is another. */
export const register = action({
  input: EnterpriseRegistration,
  work: async (db, { effectiveOn, isAnother, ...input }, { id = '' }) => {
    const alike = isAnother ? [] : await listLikeEnterprises(db, { name: input.name, taxCode: input.taxCode ?? null })
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
  work: (db, { effectiveOn, ...input }, { id = '', version = '', reason = '' }) =>
    reviseEnterprise(db, { id, version: Number(version) }, input, { effectiveOn, isCorrection: isCorrection(reason) }),
  goTo: ({ id }) => `/enterprises/${id}?saved=revised`,
  settle: settleWith('enterprise', (db, id) => findEnterprise(db, id)),
})

export const keepContact = action({
  input: EnterpriseContactInput,
  work: async (db, contact, { id = '' }) => {
    const kept = await keepEnterpriseContact(db, id, contact)
    return kept.ok ? { ok: true, value: { id } } : kept
  },
  goTo: ({ id }) => `/enterprises/${id}?saved=revised`,
})

export const retire = action({
  input: RetirementInput,
  work: (db, { retiredOn }, { id = '', version = '', reason = '', reasonNote = '' }) =>
    retireEnterprise(
      db,
      { id, version: Number(version) },
      { on: retiredOn, reason: [reason, reasonNote].filter(Boolean).join(': ') },
    ),
  goTo: ({ id }) => `/enterprises/${id}?saved=retired`,
})
