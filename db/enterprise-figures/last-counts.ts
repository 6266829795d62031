import type { Currency } from '../../core/locale'
import type { ListRow } from '../record/listing'

const asNumber = (value: unknown) => (value === null || value === undefined ? null : Number(value))

/** All members that a survey found: of its two parts, or unsplit, as figures_until() has it. */
function surveyedIn({ officialElsewhere, probationaryElsewhere, membersElsewhere }: ListRow): number | null {
  const [official, probationary] = [asNumber(officialElsewhere), asNumber(probationaryElsewhere)]
  return official !== null && probationary !== null ? official + probationary : asNumber(membersElsewhere)
}

/** The first of the figures that have a survey of members; they are latest first. */
export function lastSurvey(figures: ListRow[]): { row: ListRow; members: number } | undefined {
  for (const row of figures) {
    const members = surveyedIn(row)
    if (members !== null) return { row, members }
  }
  return undefined
}

/** The registered capital of projects by currency, and of how many projects it is. */
export function capitalOf(projects: ListRow[]): { count: number; sums: [Currency, number][] } {
  const told = projects.flatMap(({ currency, registeredCapital }) => {
    const capital = asNumber(registeredCapital)
    return currency && capital !== null && capital > 0 ? [[currency as Currency, capital] as const] : []
  })
  const sums = new Map<Currency, number>()
  for (const [currency, capital] of told) sums.set(currency, (sums.get(currency) ?? 0) + capital)
  return { count: told.length, sums: [...sums].sort(([one], [other]) => one.localeCompare(other)) }
}
