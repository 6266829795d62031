'use server'

import { action } from '@/app/request/action'
import { ChangeOfSecretaryInput, changeSecretary, SuccessionInput } from '@/db/act/change-of-secretary'

const idsIn = ({ organisation = '', person = '', mandate = '' }: Record<string, string>) => ({
  organisationId: organisation,
  personId: person,
  mandateId: mandate,
})
const page = ({ personId }: { personId: string }) => `/people/${personId}?saved=registered#account`

export const change = action({
  input: ChangeOfSecretaryInput,
  work: (db, input, hidden) => changeSecretary(db, idsIn(hidden), input),
  goTo: page,
})

export const fillVacancy = action({
  input: SuccessionInput,
  work: (db, input, hidden) => changeSecretary(db, idsIn(hidden), input),
  goTo: page,
})
