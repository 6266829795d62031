type Say = (key: string) => string

/** How the facts of an enterprise are grouped; what no section names comes after them. */
export const groups = {
  identity: ['name', 'nameForeign', 'taxCode', 'taxCodeReason', 'establishedOn'],
  investment: ['ownership', 'investorCountries', 'vsicCode', 'isExportProcessing'],
  place: ['unitId', 'address', 'communeId', 'legacyAddress'],
  standing: ['standing', 'effectiveOn', 'note'],
} as const

export type Group = keyof typeof groups

export const sectionsOf = (say: Say) =>
  Object.entries(groups).map(([group, names]) => ({ title: say(`section.${group}`), names: [...names] }))
