import type { GridColumn, GridRow } from '@/components/grid/grid-row.client'
import { fieldsOf } from '@/core/field'
import type { Locale } from '@/core/locale'
import type { EntryRow } from '@/db/enterprise-figures/entry'
import { type FigureName, FiguresInput, figureNames } from '@/db/enterprise-figures/record'
import { nameOfPeriod } from '@/db/period/words'
import type { Say } from '@/messages/say'

type Short = Say<'enterprise-figures.entry'>

/** The columns of the grid, from the fields of the record. */
export const columnsOf = (locale: Locale, say: Short): GridColumn[] =>
  fieldsOf(FiguresInput, locale).map(({ name, label, input }) => ({
    name,
    label,
    short: say(`short.${name as FigureName}`),
    heads: [...labelsOf(name), ...(otherHeads[name as FigureName] ?? [])],
    input: input === 'money' ? 'money' : 'count',
  }))

/** A block may come from an export in either language. */
const labelsOf = (name: string) =>
  (['vi', 'en'] as const).flatMap((locale) =>
    fieldsOf(FiguresInput, locale).flatMap((field) => (field.name === name ? [field.label] : [])),
  )

/** How sheets of enterprises and parks call the figures. An amount without its unit is not among them. */
const otherHeads: Partial<Record<FigureName, string[]>> = {
  workers: ['Tổng số', 'Tổng lao động', 'Số lao động', 'Tổng số LĐ', 'Lao động'],
  femaleWorkers: ['Nữ', 'LĐ nữ', 'Số lao động nữ', 'Trong đó nữ'],
  foreignWorkers: ['Nước ngoài', 'LĐ nước ngoài', 'LĐNN', 'Người nước ngoài'],
  managers: ['Quản lý', 'Lao động quản lý', 'Cán bộ quản lý'],
  highSkilled: ['CMKT bậc cao', 'Chuyên môn kỹ thuật'],
  revenueVnd: ['Doanh thu VNĐ', 'Doanh thu VND'],
  taxPaidVnd: ['Nộp ngân sách (đồng)', 'Nộp NSNN (đồng)', 'Nộp ngân sách VNĐ'],
}

export const codeHeads = ['Mã số thuế', 'MST', 'Mã số DN', 'Mã số doanh nghiệp', 'Mã số', 'Tax code']

type Telling = { locale: Locale; locked: string; retired: string }

/** An enterprise as a row of the grid; its name links to the form. */
export function rowOf(row: EntryRow, periodId: string, { locale, ...why }: Telling): GridRow {
  const { enterpriseId, figuresId, isRetired, isLocked } = row
  const ways = isLocked || isRetired ? figuresId && `/enterprise-figures/${figuresId}` : entryForm(row, periodId)
  return {
    id: enterpriseId,
    label: row.name,
    detail: row.unitName,
    code: row.taxCode,
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
