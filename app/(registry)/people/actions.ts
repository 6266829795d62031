'use server'

import { action, atIn } from '@/app/request/action'
import { settleWith } from '@/app/request/settle'
import { keepPersonContact, registerPerson } from '@/db/person/commands'
import { findPerson } from '@/db/person/queries'
import { PersonContactInput, PersonInput, PersonRegistration, people } from '@/db/person/record'
import { revisePlain } from '@/db/plain'

export const register = action({
  input: PersonRegistration,
  work: (db, { isAnother, ...input }, { id = '' }) => registerPerson(db, id, input, isAnother),
  goTo: ({ id }) => `/people/${id}?saved=registered`,
})

export const revise = action({
  input: PersonInput,
  work: (db, input, hidden) => revisePlain(db, people, atIn(hidden), input),
  goTo: ({ id }) => `/people/${id}?saved=revised`,
  settle: settleWith('person', (db, id) => findPerson(db, id)),
})

export const keepContact = action({
  input: PersonContactInput,
  work: async (db, contact, { id = '' }) => {
    const kept = await keepPersonContact(db, id, contact)
    return kept.ok ? { ok: true, value: { id } } : kept
  },
  goTo: ({ id }) => `/people/${id}?saved=revised`,
})
