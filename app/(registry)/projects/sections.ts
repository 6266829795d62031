import { entriesOf, type Say } from '@/messages/say'

export const groups = {
  project: ['enterpriseId', 'code', 'name', 'kind', 'certifiedOn', 'unitId', 'lot'],
  capital: ['amendment', 'effectiveOn', 'currency', 'registeredCapital', 'implementedCapital'],
} as const

export const sectionsOf = (say: Say<'projects'>) =>
  entriesOf(groups).map(([group, names]) => ({ id: group, title: say(`section.${group}`), names: [...names] }))
