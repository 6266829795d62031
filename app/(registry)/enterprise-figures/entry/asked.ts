import { uuidIn } from '@/app/screen/filters'
import { askedIn, type Params } from '@/app/screen/params'

/** How many rows a grid may show; a block of two hundred from a spreadsheet fits the largest. */
export const sizes = [50, 100, 200] as const
export const mostRows = Math.max(...sizes)

/** ?period=…&unit=…&q=…&rows=100&page=2 */
export function entryAsked(params: Params) {
  const { text, page } = askedIn(params, 'name')
  return {
    text,
    page,
    rows: sizes.find((size) => String(size) === params.rows) ?? sizes[0],
    periodId: uuidIn(params.period),
    unitId: uuidIn(params.unit),
  }
}
