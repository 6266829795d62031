import type { Locale } from '@/core/locale'
import { formatDate } from '@/core/locale'
import type { Column, Row } from '@/core/spreadsheet'
import { nameOfPeriod } from '@/db/period/words'
import { definitionOf, type FigureCode, type FigureUnit } from '@/db/report/definitions'
import type { CountedRow } from '@/db/report/figures'
import type { Say } from '@/messages/say'

const kinds: Record<FigureUnit, Column['kind']> = {
  enterprise: 'count',
  person: 'count',
  project: 'count',
  usd: 'money',
  vnd: 'money',
}

/** The columns of the rows behind a figure, for its page and its file. */
export function columnsOf(code: FigureCode, say: Say<'overview'>): Column[] {
  const { subject, unit, whole, from } = definitionOf(code)
  const amount = { kind: kinds[unit], unit: say(`amount-unit.${unit}`) }
  const text = (name: string, label: string): Column => ({ name, label, kind: 'text' })
  return [
    text('name', say('rows.name')),
    ...(subject === 'organisation'
      ? []
      : [{ name: 'code', label: say(`rows.code.${subject}`), kind: 'code' } satisfies Column]),
    text('unitName', say('rows.unit')),
    { name: 'amount', label: say('rows.amount', amount), kind: amount.kind },
    ...(whole ? [{ name: 'whole', label: say('rows.whole', amount), kind: amount.kind }] : []),
    ...(from === 'period' ? [text('until', say('rows.period'))] : []),
    ...(typeof from === 'object' ? [text('years', say('rows.years'))] : []),
    ...(whole ? [text('left', say('rows.note'))] : []),
  ]
}

/** A row as the columns show it; amounts stay numbers. */
export const lineOf = (row: CountedRow, locale: Locale, say: Say<'overview'>): Row => ({
  ...row,
  until: row.period ? nameOfPeriod(row.period, locale) : row.until && formatDate(row.until, locale),
  years: row.years?.map(({ year }) => year).join(', '),
  left: row.left && say(`rows.left.${row.left}`),
})
