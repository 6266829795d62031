import { expect, test } from 'vitest'
import { knownRules } from './rules'

test('no rule holds before the text that it cites, and none is checked against its text yet', () => {
  for (const { code, valid, source, isConfirmed } of knownRules) {
    const [, day, month, year] = /(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(source) ?? []
    const of = year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : /\((\d{4})\)/.exec(source)?.[1]
    if (of) expect(valid.slice(1, 11) >= of, `${code}: ${source} from ${valid}`).toBe(true)
    else expect(source, code).toMatch(/^Chưa rõ căn cứ$|chưa rõ ngày ban hành/)
    expect(isConfirmed ?? false).toBe(false)
  }
})

test.each([
  ['2023-01-01', ['division_committee', 'grassroots_cell', 'grassroots_committee', 'party_group', 'subordinate_cell']],
  ['2026-07-25', ['division_committee', 'grassroots_cell', 'grassroots_committee', 'party_group', 'subordinate_cell']],
  ['2026-07-26', ['cell', 'grassroots_committee', 'party_group', 'subordinate_committee']],
  ['1994-10-01', ['division_committee', 'grassroots_cell', 'grassroots_committee', 'party_group', 'subordinate_cell']],
])('the kinds of %s', (day, kinds) => {
  const holds = (valid: string) => valid.slice(1, 11) <= day && (valid.endsWith(',)') || day < valid.slice(12, 22))
  const known = knownRules.filter(({ subject, valid }) => subject === 'organisation_kind' && holds(valid))
  expect(known.map(({ code }) => code).sort()).toEqual([...kinds, 'upper_direct_committee'].sort())
})
