import fc from 'fast-check'
import { addDays } from '../../core/date'

/** The quarters of a random life; see lives.ts. */
export const quarters = ['2022-01', '2022-04', '2022-07', '2022-10', '2023-01', '2023-04', '2023-07', '2023-10'].map(
  (month, i, all) => {
    const startsOn = `${month}-01`
    return { startsOn, endsOn: addDays(i < all.length - 1 ? `${all[i + 1]}-01` : '2024-01-01', -1) }
  },
)
export const firstDay = '2022-01-01'
export const lastDay = '2023-12-31'

export const acts = [
  'found',
  'absorb',
  'consolidate',
  'divide',
  'split',
  'rise',
  'dissolve',
  'leave',
  'come',
  'move',
  'misfile',
  'group',
] as const

const happening = fc.record({
  act: fc.constantFrom(...acts),
  /** Days after the first day of the quarter; often the first day itself. */
  day: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(88) }),
  one: fc.nat(40),
  other: fc.nat(40),
  share: fc.nat(10),
  /** Added to the number that an event says, so that it differs from the last figure. */
  differs: fc.constantFrom(0, 0, 0, 0, -1, 2),
})
const quarter = fc.record({
  happenings: fc.array(happening, { minLength: 2, maxLength: 3, size: 'max' }),
  /** For each organisation, whether its report is missing, and what it reports. */
  reports: fc.array(
    fc.record({ isMissing: fc.constantFrom(false, false, false, true), entered: fc.nat(4), left: fc.nat(4) }),
    { minLength: 24, maxLength: 24 },
  ),
  /** The organisation whose report of the quarter before is corrected at the end. */
  corrected: fc.option(fc.nat(40)),
})
export const lives = fc.array(quarter, { minLength: quarters.length, maxLength: quarters.length })
export type Life = typeof lives extends fc.Arbitrary<infer One> ? One : never
export type Happening = Life[number]['happenings'][number]
