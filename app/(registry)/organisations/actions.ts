'use server'

import { action, atIn, registering, revising } from '@/app/request/action'
import { settleWith } from '@/app/request/settle'
import { addFoundingDecision } from '@/db/act/add-decision'
import { FoundingInput, foundOrganisation } from '@/db/act/found'
import { DecisionInput } from '@/db/document/record'
import { correctOrganisation } from '@/db/organisation/commands'
import { findOrganisation } from '@/db/organisation/queries'
import { OrganisationCorrection, organisation } from '@/db/organisation/record'

export const found = registering({
  table: organisation,
  input: FoundingInput,
  work: (db, input, id) => foundOrganisation(db, id, input),
  goTo: ({ id }) => `/organisations/${id}?saved=registered`,
})

export const correct = revising({
  input: OrganisationCorrection,
  work: (db, { followedFrom, ...input }, hidden) => correctOrganisation(db, atIn(hidden), input, followedFrom),
  goTo: ({ id }) => `/organisations/${id}?saved=revised`,
  settle: settleWith('organisation', (db, id) => findOrganisation(db, id)),
})

export const nameDecision = action({
  because: 'by-decision',
  input: DecisionInput,
  work: (db, input, { id = '' }) => addFoundingDecision(db, id, input),
  goTo: ({ id }) => `/organisations/${id}?saved=revised`,
})
