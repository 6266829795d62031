import { expect, test } from 'vitest'
import { isIdle } from '@/components/form/cases'
import { fieldsOf } from '@/core/field'
import { EnterpriseInput } from '@/db/enterprise/record'

const caseOf = (name: string) => {
  const { when } = fieldsOf(EnterpriseInput, 'vi').find((field) => field.name === name) ?? {}
  if (!when) throw new Error(`${name} has no case`)
  return when
}

test.each([
  ['', '', false],
  ['9900000016', '', true],
  ['9900.000.016', '', true],
  ['9900000017', '', false],
  ['99000', '', false],
  // What has a text stays in sight: nothing is saved, or lost, that nobody sees.
  ['9900000016', 'Đang chờ cấp', false],
])('the reason for no tax code, with the code %j and the text %j, is idle: %s', (code, own, expected) => {
  expect(isIdle(caseOf('taxCodeReason'), code, own)).toBe(expected)
})

test.each([
  ['', '', true],
  ['domestic_private', '', true],
  ['domestic_private', 'JP', false],
  ['fdi_wholly', '', false],
])('the countries of investors, with the ownership %j and %j, are idle: %s', (ownership, own, expected) => {
  expect(isIdle(caseOf('investorCountries'), ownership, own)).toBe(expected)
})
