'use server'

import { atIn, registering, revising } from '@/app/request/action'
import { settleWith } from '@/app/request/settle'
import { endAffiliated, registerAffiliated, reviseAffiliated } from '@/db/affiliated-organisation/commands'
import { findAffiliated } from '@/db/affiliated-organisation/queries'
import { AffiliatedEnding, AffiliatedRegistration, affiliatedOrganisation } from '@/db/affiliated-organisation/record'

export const register = registering({
  table: affiliatedOrganisation,
  input: AffiliatedRegistration,
  work: (db, input, id) => registerAffiliated(db, id, input),
  goTo: ({ id }) => `/affiliated-organisations/${id}?saved=registered`,
})

export const revise = revising({
  input: AffiliatedRegistration,
  work: (db, input, hidden) => reviseAffiliated(db, atIn(hidden), input),
  goTo: ({ id }) => `/affiliated-organisations/${id}?saved=revised`,
  settle: settleWith('affiliated_organisation', (db, id) => findAffiliated(db, id)),
})

export const end = revising({
  input: AffiliatedEnding,
  work: (db, { endsOn }, hidden) => endAffiliated(db, atIn(hidden), endsOn),
  goTo: ({ id }) => `/affiliated-organisations/${id}?saved=ended`,
})
