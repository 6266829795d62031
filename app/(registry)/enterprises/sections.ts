import { EnterpriseInput } from '@/db/enterprise/record'
import type { Say } from '@/messages/say'

export const groups = {
  identity: ['name', 'nameForeign', 'taxCode', 'taxCodeReason', 'establishedOn'],
  investment: ['ownership', 'investorCountries', 'vsicCode', 'isExportProcessing'],
  place: ['unitId', 'address', 'communeId', 'legacyAddress'],
  standing: ['standing', 'effectiveOn', 'followedFrom', 'note'],
} as const

export type Group = keyof typeof groups

/** The section may come from an address. */
export const isGroup = (section: string): section is Group => Object.hasOwn(groups, section)

/** The fields of a section. Fields that no section lists are in the last one. */
export function fieldsIn(group: Group): string[] {
  const placed: string[] = Object.values(groups).flat()
  const rest = Object.keys(EnterpriseInput.shape).filter((name) => !placed.includes(name))
  return group === 'standing' ? [...groups[group], ...rest] : [...groups[group]]
}

export const sectionsOf = (say: Say<'enterprises'>) =>
  (Object.keys(groups) as Group[]).map((group) => ({
    id: group,
    title: say(`section.${group}`),
    names: fieldsIn(group),
  }))
