import { formatCount, formatDateTime, type Label, type Locale } from '../locale'
import type { Workbook } from '../spreadsheet'

export const words = {
  information: { vi: 'Thông tin', en: 'Information' },
  ofFile: { vi: 'Thông tin về tệp', en: 'About this file' },
  filter: { vi: 'Bộ lọc', en: 'Filter' },
  unfiltered: { vi: 'Không lọc', en: 'None' },
  asOf: { vi: 'Số liệu tính đến', en: 'Figures as of' },
  period: { vi: 'Kỳ số liệu', en: 'Period' },
  basis: { vi: 'Cơ sở số liệu', en: 'Basis' },
  at: { vi: 'Thời điểm xuất dữ liệu', en: 'Exported at' },
  exporter: { vi: 'Người xuất dữ liệu', en: 'Exported by' },
  rows: { vi: 'Số dòng', en: 'Rows' },
  page: { vi: 'Trang', en: 'Page' },
  data: { vi: 'Du_lieu', en: 'Data' },
} satisfies Record<string, Label>

export type Fact = [label: string, text: string]

/** What is known before the first row. */
export function factsBefore({ locale, about }: Workbook): Fact[] {
  const { filter, asOf, period, at, exporter } = about
  return [
    [words.filter[locale], filter || words.unfiltered[locale]],
    ...factIf(asOf, words.asOf, locale),
    ...factIf(period, words.period, locale),
    [words.at[locale], formatDateTime(at, locale)],
    [words.exporter[locale], exporter],
  ]
}

/** What is known after the last row. `rows` is the number of rows, of each sheet. */
export function factsAfter({ locale, about, sheets }: Workbook, rows: readonly number[]): Fact[] {
  return [
    ...(about.basis?.() ?? []).map((line): Fact => [words.basis[locale], line]),
    ...rows.map(
      (count, at): Fact => [
        [words.rows[locale], at > 0 && `(${sheets[at]?.name})`].filter(Boolean).join(' '),
        formatCount(count, locale),
      ],
    ),
  ]
}

const factIf = (text: string | undefined, label: Label, locale: Locale): Fact[] => (text ? [[label[locale], text]] : [])
