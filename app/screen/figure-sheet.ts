import type { Locale } from '@/core/locale'
import { formatDate, formatDecimal } from '@/core/locale'
import type { Column, Row } from '@/core/spreadsheet'
import { eventKindInWords } from '@/db/event/record'
import { nameOfPeriod } from '@/db/period/words'
import { definitionOf, type FigureCode, type FigureUnit } from '@/db/report/definitions'
import type { CountedRow, Figure, MovingEvent } from '@/db/report/figures'
import type { BasisKind } from '@/db/report/sources'
import type { Say } from '@/messages/say'
import { figureValue, fractionOf, furtherBasisOf, labelOf, shortBasisOf, transitOf } from './figure-words'

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
    ...(subject === 'organisation' ? [text('events', say('rows.events'))] : []),
    ...(typeof from === 'object' ? [text('years', say('rows.years'))] : []),
    ...(whole ? [text('left', say('rows.note'))] : []),
  ]
}

/** The columns of the file: also the day of the data, and the enterprise of a project. */
export function fileColumnsOf(code: FigureCode, say: Say<'overview'>): Column[] {
  const { subject, from } = definitionOf(code)
  return [
    ...columnsOf(code, say),
    ...(from === 'period' ? [{ name: 'untilOn', label: say('rows.until'), kind: 'date' } satisfies Column] : []),
    ...(subject === 'project'
      ? [
          { name: 'enterprise', label: say('rows.enterprise'), kind: 'text' } satisfies Column,
          { name: 'taxCode', label: say('rows.code.enterprise'), kind: 'code' } satisfies Column,
        ]
      : []),
  ]
}

/** A row of the file. Amounts have the decimals that the page shows. */
export const fileLineOf = (row: CountedRow, locale: Locale, say: Say<'overview'>): Row => ({
  ...lineOf(row, locale, say),
  untilOn: row.until,
  amount: shown(row.amount),
  whole: shown(row.whole),
})

const shown = (amount: number | null) => amount && Number(amount.toFixed(mostDecimals))
const mostDecimals = 2

/** What the figure of a file is and rests on: its value, the rate that was used, its basis, members counted twice. */
export function basisOfFile(figure: Figure, kind: BasisKind, locale: Locale, say: Say<'overview'>): string[] {
  const { basis, rate } = figure
  const value = fractionOf(figure, locale) ?? figureValue(figure, locale) ?? say('missing')
  return [
    `${labelOf(figure, say)}: ${value}`,
    rate ? say('rate', { rate: formatDecimal(rate, locale) }) : rate === null && say('no-rate'),
    basis && shortBasisOf(basis, locale, say, kind),
    ...(basis ? furtherBasisOf(basis, locale, say) : []).filter(({ href }) => !href).map(({ text }) => text),
    transitOf(figure, locale, say),
  ].filter((line) => typeof line === 'string')
}

/** A row as the columns show it; amounts stay numbers. */
export const lineOf = (row: CountedRow, locale: Locale, say: Say<'overview'>): Row => ({
  ...row,
  until: row.period ? nameOfPeriod(row.period, locale) : row.until && formatDate(row.until, locale),
  events: row.events?.map((event) => eventInWords(event, locale, say)).join('; '),
  years: row.years?.map(({ year }) => year).join(', '),
  left: row.left && say(`rows.left.${row.left}`),
})

/** "Sáp nhập từ 01/10/2025" */
export const eventInWords = ({ kind, effectiveOn }: MovingEvent, locale: Locale, say: Say<'overview'>): string =>
  say('rows.event', { kind: eventKindInWords(kind, locale), day: formatDate(effectiveOn, locale) })
