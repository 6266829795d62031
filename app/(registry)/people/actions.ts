'use server'

import { action, atIn, registering, revising } from '@/app/request/action'
import { settleWith } from '@/app/request/settle'
import { keepPersonContact, namesakesIn, namesakesOfRenamed, registerPerson } from '@/db/person/commands'
import { findPerson } from '@/db/person/queries'
import { PersonContactInput, PersonRegistration, people, person } from '@/db/person/record'
import { revisePlain } from '@/db/plain'

export const register = registering({
  table: person,
  input: PersonRegistration,
  judge: (db, values) => namesakesIn(db, values),
  work: (db, { isAnother, ...input }, id) => registerPerson(db, id, input, { isAnother }),
  goTo: ({ id }) => `/people/${id}?saved=registered`,
})

export const revise = revising({
  input: PersonRegistration,
  judge: (db, values, { id = '' }) => namesakesOfRenamed(db, id, values),
  work: (db, { isAnother: _, ...input }, hidden) => revisePlain(db, people, atIn(hidden), input),
  goTo: ({ id }) => `/people/${id}?saved=revised`,
  settle: settleWith('person', (db, id) => findPerson(db, id)),
})

export const keepContact = action({
  input: PersonContactInput,
  work: (db, contact, { id = '' }) => keepPersonContact(db, id, contact),
  goTo: (isNew, { id }) => `/people/${id}?saved=${isNew ? 'revised' : 'unchanged'}`,
})
