import { uuidIn } from '@/app/screen/filters'
import { askedIn, type Params } from '@/app/screen/params'

/** Rows per page of the grid; the last one holds all enterprises of a zone. */
export const sizes = [100, 200, 1000] as const
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
