'use server'

import { action, atIn } from '@/app/request/action'
import { settleWith } from '@/app/request/settle'
import { amendProject, correctProject, registerProject } from '@/db/project/commands'
import { findProject } from '@/db/project/queries'
import { ProjectAmendment, ProjectInput } from '@/db/project/record'

export const register = action({
  input: ProjectInput,
  work: (db, input, { id = '' }) => registerProject(db, id, input),
  goTo: ({ id }) => `/projects/${id}?saved=registered`,
})

export const correct = action({
  input: ProjectInput,
  work: (db, input, hidden) => correctProject(db, atIn(hidden), input),
  goTo: ({ id }) => `/projects/${id}?saved=revised`,
  settle: settleWith('project', (db, id) => findProject(db, id)),
})

export const amend = action({
  input: ProjectAmendment,
  work: (db, { effectiveOn, ...capital }, hidden) => amendProject(db, atIn(hidden), capital, effectiveOn),
  goTo: ({ id }) => `/projects/${id}?saved=revised`,
})
