import type { GridColumn, GridRow } from '@/components/grid/grid-row.client'
import { fieldsOf } from '@/core/field'
import type { Locale } from '@/core/locale'
import type { EntryRow } from '@/db/enterprise-figures/entry'
import { FiguresInput, figureNames } from '@/db/enterprise-figures/record'
import { nameOfPeriod } from '@/db/period/words'

/** The columns of the grid, from the fields of the record. */
export const columnsOf = (locale: Locale): GridColumn[] =>
  fieldsOf(FiguresInput, locale).map(({ name, label, input }) => ({
    name,
    label,
    input: input === 'money' ? 'money' : 'count',
  }))

type Telling = { locale: Locale; locked: string; retired: string }

/** An enterprise as a row of the grid; its name links to the form. */
export function rowOf(row: EntryRow, periodId: string, { locale, ...why }: Telling): GridRow {
  const { enterpriseId, figuresId, isRetired, isLocked } = row
  const ways = isLocked || isRetired ? figuresId && `/enterprise-figures/${figuresId}` : entryForm(row, periodId)
  return {
    id: enterpriseId,
    label: row.name,
    detail: [row.taxCode, row.unitName].filter(Boolean).join(' · '),
    href: ways || `/enterprises/${enterpriseId}`,
    values: Object.fromEntries(figureNames.map((name) => [name, isRetired ? null : row[name]])),
    previous: Object.fromEntries(
      figureNames.map((name) => {
        const last = row.previous[name]
        return [name, last ? { value: last.value, period: nameOfPeriod(last, locale) } : undefined]
      }),
    ),
    locked: isLocked ? why.locked : isRetired ? why.retired : undefined,
  }
}

const entryForm = ({ enterpriseId, figuresId }: EntryRow, periodId: string) =>
  figuresId
    ? `/enterprise-figures/${figuresId}/edit`
    : `/enterprise-figures/new?enterprise=${enterpriseId}&period=${periodId}`
