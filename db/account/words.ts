import { fieldsOf } from '../../core/field'
import type { Locale } from '../../core/locale'
import { AssignmentInput } from '../assignment/record'
import { MandateInput } from '../mandate/record'
import type { Offices } from './queries'

/** The official names of what somebody holds, weightiest first: an assigned role, then positions. */
export function officeWords({ roles, mandates }: Offices, locale: Locale) {
  const role = namesOf(AssignmentInput, 'role', locale)
  const position = namesOf(MandateInput, 'position', locale)
  return [
    ...roles.map((one) => ({ ...one, title: role.get(one.role) ?? one.role })),
    ...mandates.map((one) => ({ ...one, title: position.get(one.position) ?? one.position })),
  ].map(({ id, title, scope, valid }) => ({ id, title, scope, valid }))
}

/** The same, where only the codes are known. */
export function officeNames({ roles, positions }: { roles: string[]; positions: string[] }, locale: Locale): string[] {
  const role = namesOf(AssignmentInput, 'role', locale)
  const position = namesOf(MandateInput, 'position', locale)
  return [...roles.map((one) => role.get(one) ?? one), ...positions.map((one) => position.get(one) ?? one)]
}

function namesOf(input: Parameters<typeof fieldsOf>[0], name: string, locale: Locale) {
  const options = fieldsOf(input, locale).find((field) => field.name === name)?.options ?? []
  return new Map(options.map(({ value, label }) => [value, label]))
}
