'use server'

import { action } from '@/app/action'
import { ChangeOfSecretaryInput, changeSecretary } from '@/db/act/change-of-secretary'

export const change = action({
  input: ChangeOfSecretaryInput,
  work: (db, input, { organisation = '', person = '', mandate = '' }) =>
    changeSecretary(db, { organisationId: organisation, personId: person, mandateId: mandate }, input),
  goTo: ({ personId }) => `/people/${personId}?saved=registered#account`,
})
