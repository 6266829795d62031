import type { Locale } from '@/core/locale'
import type { Candidate } from '@/db/account-sheet/queries'
import { officeNames } from '@/db/assignment/offices'

/** "Bí thư, Chi bộ A" for each office that reports. */
export const officesOf = ({ offices }: Pick<Candidate, 'offices'>, locale: Locale): string[] =>
  offices.map(({ position, organisation }) => `${positionIn(position, locale)}, ${organisation}`)

/** The positions alone, and the organisations alone, in the same order. */
export const inColumns = ({ offices }: Pick<Candidate, 'offices'>, locale: Locale) => ({
  positions: offices.map(({ position }) => positionIn(position, locale)).join('; '),
  organisations: offices.map(({ organisation }) => organisation).join('; '),
})

const positionIn = (position: string, locale: Locale) =>
  officeNames({ roles: [], positions: [position] }, locale)[0] ?? position
