type Say = (key: string) => string

export const groups = {
  project: ['enterpriseId', 'code', 'name', 'kind', 'certifiedOn', 'unitId', 'lot'],
  capital: ['amendment', 'effectiveOn', 'currency', 'registeredCapital', 'implementedCapital'],
} as const

export const sectionsOf = (say: Say) =>
  Object.entries(groups).map(([group, names]) => ({ title: say(`section.${group}`), names: [...names] }))
