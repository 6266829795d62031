import type { Locale } from '@/core/locale'
import { columnsIn, type Listing } from '@/db/record/listing'
import { offeredIn } from '@/db/record/offered'
import { type Chosen, shownOf, type Width, widths } from './columns'

/** Names of the inputs of a column in the form of columns. */
export const inputsOf = (name: string) => ({ show: `show.${name}`, width: `width.${name}`, place: `place.${name}` })

/** The columns in the order of the form: those that are shown, and then the others. */
export function rowsOf(listing: Listing, chosen: readonly Chosen[] | undefined, locale: Locale) {
  const offered = offeredIn(listing, locale)
  const usual = columnsIn(listing, 'list', locale).map(({ name }): Chosen => ({ name }))
  const shown = shownOf(chosen ?? usual, offered, usual[0]?.name)
  const rest = offered.filter(({ name }) => !shown.some((one) => one.name === name))
  return [
    ...shown.map(({ name, label, width }) => ({ name, label, width, isShown: true })),
    ...rest.map(({ name, label }) => ({ name, label, width: undefined, isShown: false })),
  ]
}

/** What the form says: the columns with a tick, by their positions; none if they are those of the page. */
export function chosenIn(listing: Listing, said: Record<string, string>, locale: Locale): Chosen[] {
  const usual = columnsIn(listing, 'list', locale).map(({ name }) => name)
  const chosen = offeredIn(listing, locale).flatMap(({ name }) => {
    const inputs = inputsOf(name)
    if (name !== usual[0] && !said[inputs.show]) return []
    const place = Number(said[inputs.place] || Number.POSITIVE_INFINITY)
    const width = widths.find((one: Width) => one === said[inputs.width])
    return [{ name, width, place: name === usual[0] ? 0 : Number.isNaN(place) ? Number.POSITIVE_INFINITY : place }]
  })
  const sorted = chosen.toSorted((one, other) => (one.place < other.place ? -1 : one.place > other.place ? 1 : 0))
  const isUsual =
    sorted.map(({ name }) => name).join() === usual.join() && sorted.every(({ width }) => width === undefined)
  return isUsual ? [] : sorted.map(({ name, width }) => ({ name, width }))
}
