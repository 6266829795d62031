/** The list that a row is in: its question as the value of `in`, and the place of its first row among all. */
export type Origin = { question: string; first: number }

/** The address of a record as opened from the row at this place of the page, from 0: the record knows its list. */
export const openedFrom = (href: string, origin: Origin | undefined, place: number): string =>
  origin ? `${href}?in=${origin.question}&at=${origin.first + place}` : href
