import { timeZone } from '../date'
import type { ColumnKind } from '../spreadsheet'

const numeric = new Set<ColumnKind>(['count', 'decimal', 'money', 'year'])

/** PostgreSQL's numeric arrives as text. A value that is no number remains text. */
export function numberIn(value: unknown, kind: ColumnKind): number | undefined {
  if (!numeric.has(kind) || value === null || value === undefined || value === '') return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}

/** The decimals that a number has; a count and a year have none. */
export function decimalsOf(number: number, kind: ColumnKind): number {
  if (kind === 'count' || kind === 'year' || Number.isInteger(number)) return 0
  const [, shortest = ''] = String(number).split('.')
  if (/^\d+$/.test(shortest) && shortest.length <= mostDecimals) return shortest.length
  const [, decimals = ''] = number.toFixed(mostDecimals).replace(/0+$/, '').split('.')
  return decimals.length
}
export const mostDecimals = 6

/** The sum of a column so far and its next value, with no more decimals than they have; null while all are blank. */
export function plus(sum: number | null, value: unknown): number | null {
  const number = numberIn(value, 'money')
  if (number === undefined) return sum
  const decimals = [sum ?? 0, number].map((one) => decimalsOf(one, 'money'))
  return Number(((sum ?? 0) + number).toFixed(Math.max(...decimals)))
}

/** Control characters, which XML 1.0 and most CSV readers do not accept. */
const unwritable = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu

export function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value).replace(unwritable, '')
}

const day = 86_400_000

/** Days since 30 December 1899. Excel wrongly takes 1900 for a leap year, so days before March 1900 remain text. */
function serialFrom(milliseconds: number) {
  const days = (milliseconds - Date.UTC(1899, 11, 30)) / day
  return days >= 61 ? days : undefined
}

export function serialOf(value: unknown, kind: ColumnKind): number | undefined {
  if (kind === 'date') {
    const days = serialFrom(Date.parse(textOf(value)))
    return days === undefined ? undefined : Math.floor(days)
  }
  const local = kind === 'moment' ? localTimeOf(value) : undefined
  return local ? serialFrom(Date.parse(`${local.replace(' ', 'T')}Z`)) : undefined
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** A point in time as "2026-11-27 06:50:12" in Việt Nam; undefined if it is none. */
export function localTimeOf(value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined
  const at = value instanceof Date ? value : new Date(String(value))
  return Number.isNaN(at.getTime()) ? undefined : clock.format(at)
}
