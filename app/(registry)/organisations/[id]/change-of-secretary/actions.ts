'use server'

import { type Hidden, registering } from '@/app/request/action'
import { ChangeOfSecretaryInput, changeSecretary, newPersonOf, SuccessionInput } from '@/db/act/change-of-secretary'
import { mandate } from '@/db/mandate/record'

type Chosen = { personId?: string | null | undefined }

const idsIn = (mandateId: string, { organisation = '' }: Hidden) => ({ organisationId: organisation, mandateId })
const goTo = ({ id }: { id: string }, _: Hidden, { personId }: Chosen) =>
  `/people/${personId ?? newPersonOf(id)}?saved=registered#account`

export const change = registering({
  table: mandate,
  because: 'by-decision',
  input: ChangeOfSecretaryInput,
  work: (db, input, id, hidden) => changeSecretary(db, idsIn(id, hidden), input),
  goTo,
})

export const fillVacancy = registering({
  table: mandate,
  because: 'by-decision',
  input: SuccessionInput,
  work: (db, input, id, hidden) => changeSecretary(db, idsIn(id, hidden), input),
  goTo,
})
