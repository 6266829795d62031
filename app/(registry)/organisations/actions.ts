'use server'

import { action } from '@/app/action'
import { settleWith } from '@/app/settle'
import { addFoundingDecision } from '@/db/act/add-decision'
import { FoundingInput, foundOrganisation } from '@/db/act/found'
import { DecisionInput } from '@/db/document/record'
import { correctOrganisation, retireOrganisation } from '@/db/organisation/commands'
import { findOrganisation } from '@/db/organisation/queries'
import { OrganisationInput } from '@/db/organisation/record'
import { RetirementInput } from '@/db/validity'

export const found = action({
  input: FoundingInput,
  work: (db, input, { id = '' }) => foundOrganisation(db, id, input),
  goTo: ({ id }) => `/organisations/${id}?saved=registered`,
})

export const correct = action({
  input: OrganisationInput,
  work: (db, input, { id = '', version = '' }) => correctOrganisation(db, { id, version: Number(version) }, input),
  goTo: ({ id }) => `/organisations/${id}?saved=revised`,
  settle: settleWith('organisation', (db, id) => findOrganisation(db, id)),
})

export const retire = action({
  input: RetirementInput,
  work: (db, { retiredOn }, { id = '', version = '', reason = '', reasonNote = '' }) =>
    retireOrganisation(
      db,
      { id, version: Number(version) },
      { on: retiredOn, reason: [reason, reasonNote].filter(Boolean).join(': ') },
    ),
  goTo: ({ id }) => `/organisations/${id}?saved=retired`,
})

export const nameDecision = action({
  input: DecisionInput,
  work: (db, input, { id = '' }) => addFoundingDecision(db, id, input),
  goTo: ({ id }) => `/organisations/${id}?saved=revised`,
})
