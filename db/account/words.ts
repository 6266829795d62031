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

function namesOf(input: Parameters<typeof fieldsOf>[0], name: string, locale: Locale) {
  const options = fieldsOf(input, locale).find((field) => field.name === name)?.options ?? []
  return new Map(options.map(({ value, label }) => [value, label]))
}
