import type { Say } from '@/messages/say'

/** Fields by section. Fields that no section lists come last. */
export const groups = {
  identity: ['name', 'kind', 'unitId', 'foundedOn', 'foundedPrecision', 'followedFrom', 'externalCode', 'note'],
  superior: ['superiorId', 'externalSuperior'],
} as const

export const decision = ['decisionNumber', 'decisionIssuedOn', 'decisionIssuer']
export const firstSecretary = ['secretaryId', 'secretaryName', 'secretaryJobTitle', 'secretaryTermEndsOn']

export const foundingSections = (say: Say<'organisations'>) => [
  {
    title: say('section.identity'),
    names: ['name', 'kind', 'unitId', 'foundedOn', 'foundedPrecision', 'followedFrom', 'externalCode'],
  },
  { title: say('section.superior'), names: [...groups.superior] },
  { title: say('section.decision'), names: decision },
  { title: say('section.enterprises'), names: ['enterpriseIds'] },
  { title: say('section.first-secretary'), names: firstSecretary },
]
