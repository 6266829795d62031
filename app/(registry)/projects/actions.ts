'use server'

import { atIn, registering, revising } from '@/app/request/action'
import { settleWith } from '@/app/request/settle'
import { amendProject, correctProject, registerProject } from '@/db/project/commands'
import { findProject } from '@/db/project/queries'
import { ProjectAmendment, ProjectInput, project } from '@/db/project/record'

export const register = registering({
  table: project,
  input: ProjectInput,
  work: (db, input, id) => registerProject(db, id, input),
  goTo: ({ id }) => `/projects/${id}?saved=registered`,
})

export const correct = revising({
  input: ProjectInput,
  work: (db, input, hidden) => correctProject(db, atIn(hidden), input),
  goTo: ({ id }) => `/projects/${id}?saved=revised`,
  settle: settleWith('project', (db, id) => findProject(db, id)),
})

export const amend = revising({
  input: ProjectAmendment,
  work: (db, { effectiveOn, ...capital }, hidden) => amendProject(db, atIn(hidden), capital, effectiveOn),
  goTo: ({ id }) => `/projects/${id}?saved=revised`,
})
