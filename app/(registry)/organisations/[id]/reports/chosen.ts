import { type Period, periodContaining } from '@/core/period'
import type { Db } from '@/db/door/actor'
import type { PeriodRow } from '@/db/period/queries'
import { sumBelow, sumYearBelow } from '@/db/report/sums'

/** What a page sums: one period, or the quarters of a year in their order. `absent`: its quarters not in the register. */
export type Chosen = {
  value: string
  periods: [PeriodRow, ...PeriodRow[]]
  last: PeriodRow
  year: number | null
  absent: Period[]
}

const yearOf = ({ startsOn }: PeriodRow) => Number(startsOn.slice(0, 4))

/** The choices among periods that ask for members: each of them, and each year with quarters, latest first. */
export function choicesOf(periods: PeriodRow[]): Chosen[] {
  const single = periods.map((one): Chosen => ({ value: one.id, periods: [one], last: one, year: null, absent: [] }))
  const quarters = periods.filter(({ kind }) => kind === 'quarter').toReversed()
  const years = [...new Set(quarters.map(yearOf))].toReversed().flatMap((year): Chosen[] => {
    const [first, ...others] = quarters.filter((quarter) => yearOf(quarter) === year)
    if (!first) return []
    const known = [first, ...others].map(({ startsOn }) => periodContaining(startsOn, 'quarter').index)
    const absent = [1, 2, 3, 4].filter((index) => !known.includes(index))
    return [
      {
        value: `year-${year}`,
        periods: [first, ...others],
        last: others.at(-1) ?? first,
        year,
        absent: absent.map((index) => ({ kind: 'quarter', year, index })),
      },
    ]
  })
  return [...single, ...years]
}

export const isChoice = (text: string) => /^year-\d{4}$/.test(text)

export const readSum = (db: Db, organisationId: string, { year, periods }: Chosen) =>
  year === null
    ? sumBelow(db, organisationId, periods[0].id)
    : sumYearBelow(
        db,
        organisationId,
        periods.map(({ id }) => id),
      )

/** The sum of the year before a chosen year; null for a period, or if the register does not have that year. */
export async function readYearBefore(db: Db, organisationId: string, { year }: Chosen, choices: Chosen[]) {
  const chosen = year === null ? null : choices.find((one) => one.year === year - 1)
  return chosen ? { chosen, sum: await readSum(db, organisationId, chosen) } : null
}
