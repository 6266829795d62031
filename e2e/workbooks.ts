import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import readXlsxFile from 'read-excel-file/node'

/** A file read back by readers that did not write it. */
export type ReadBack = {
  columns: string[]
  rows: unknown[][]
  /** The row of sums, of a workbook that has one. */
  total: unknown[] | undefined
  /** What the file says of itself. */
  facts: Record<string, string>
}

export async function readWorkbook(bytes: Buffer): Promise<ReadBack & { problems: string[] }> {
  const [first, second] = await Promise.all([readXlsx(bytes), readXlsxFile(bytes)])
  const [data, ...others] = first.sheets
  const information = others.at(-1)
  if (!data || !information) throw new Error('a workbook has its data and its information')
  const range = data.autoFilter?.range ?? ''
  const last = Number(/:[A-Z]+(\d+)$/.exec(range)?.[1])
  const [columns = [], ...all] = data.rows.map((row) => row.map(plain))
  const other = (second.find(({ sheet }) => sheet === data.name)?.data ?? []).map((row) => row.map(plain))
  return {
    columns: columns.map(String),
    rows: all.slice(0, last - 1),
    total: all[last],
    facts: Object.fromEntries(information.rows.slice(1).map(([label, text]) => [String(label), String(text ?? '')])),
    problems: differences([columns, ...all], other),
  }
}

/** Cells that the two readers read differently. */
function differences(first: unknown[][], second: unknown[][]): string[] {
  return first.flatMap((row, line) =>
    row.flatMap((cell, at) => {
      const other = second[line]?.[at] ?? null
      return cell === other || String(cell ?? '').trim() === String(other ?? '').trim()
        ? []
        : [`row ${line + 1}, column ${at + 1}: ${cell} / ${other}`]
    }),
  )
}

/** Readers give dates as objects, and round a part of a day in their own way. */
const plain = (cell: unknown) =>
  cell instanceof Date ? new Date(Math.round(cell.getTime() / 1000) * 1000).toISOString().slice(0, 19) : cell

export function readCsv(text: string): ReadBack {
  const [heads = [], ...rows] = parse(text, { bom: true, delimiter: ';' }) as string[][]
  const told = rows.map((row) => row.at(-1) ?? '').filter(Boolean)
  const facts = Object.fromEntries(
    told
      .join('; ')
      .split('; ')
      .flatMap((fact) => {
        const [, label, words] = /^([^:]+): (.*)$/s.exec(fact) ?? []
        return label ? [[label, words ?? '']] : []
      }),
  )
  return { columns: heads.slice(0, -1), rows: rows.map((row) => row.slice(0, -1)), total: undefined, facts }
}

export const fileNameIn = (answer: Response): string =>
  decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '')
