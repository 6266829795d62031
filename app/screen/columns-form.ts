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
  // The inputs of a form come in the order in which they stand.
  const ranks = Object.keys(said).filter((name) => name.startsWith(inputsOf('').place))
  const chosen = offeredIn(listing, locale).flatMap(({ name }) => {
    const inputs = inputsOf(name)
    if (name === usual[0]) return [{ name, width: widthIn(said[inputs.width]), place: 0 }]
    if (!said[inputs.show]) return []
    return [
      { name, width: widthIn(said[inputs.width]), place: placeIn(said[inputs.place], ranks.indexOf(inputs.place)) },
    ]
  })
  const sorted = chosen.toSorted((one, other) => one.place - other.place)
  const isUsual =
    sorted.map(({ name }) => name).join() === usual.join() && sorted.every(({ width }) => width === undefined)
  return isUsual ? [] : sorted.map(({ name, width }) => ({ name, width }))
}

const widthIn = (text: string | undefined): Width | undefined => widths.find((one) => one === text)

/** A typed position, in front of the column that stands there, or behind it if the column moved down. */
function placeIn(text: string | undefined, rank: number): number {
  const stood = rank + 2
  const place = Number(text || stood)
  if (Number.isNaN(place) || place === stood) return stood
  return place < stood ? place - 0.5 : place + 0.5
}
