import { expect, test } from 'vitest'
import { countries } from './countries'

const called = (code: string) => countries.labels[code]

test.each([
  ['TW', 'Đài Loan (Trung Quốc)', 'Taiwan (China)'],
  ['HK', 'Hồng Công (Trung Quốc)', 'Hong Kong (China)'],
  ['MO', 'Ma Cao (Trung Quốc)', 'Macao (China)'],
  ['KR', 'Hàn Quốc', 'Republic of Korea'],
  ['KP', 'CHDCND Triều Tiên', "Democratic People's Republic of Korea"],
  ['VN', 'Việt Nam', 'Viet Nam'],
  ['SR', 'Xu-ri-nam (tên chưa đối chiếu)', 'Suriname (name not checked)'],
])('%s is %s', (code, vi, en) => expect(called(code)).toEqual({ vi, en }))

test('the list is whole, says each name once, and has those in use first, each part in the order of the alphabet', () => {
  expect(countries.codes).toHaveLength(249)
  expect(new Set(countries.codes).size).toBe(249)
  for (const language of ['vi', 'en'] as const)
    expect(new Set(countries.codes.map((code) => called(code)?.[language])).size).toBe(249)
  for (const part of [countries.codes.slice(0, countries.inUse), countries.codes.slice(countries.inUse)]) {
    const names = part.map((code) => called(code)?.vi ?? '')
    expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, 'vi')))
  }
  expect(countries.codes.slice(0, countries.inUse)).toEqual(
    expect.arrayContaining(['VN', 'JP', 'KR', 'CN', 'TW', 'HK', 'US', 'SG']),
  )
})
