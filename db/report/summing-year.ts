import { compositionLines, yearlyLines } from '../../core/member-report/lines'
import { explainedBy, type Finding, type Lines, linesFrom, type Row, type SumLine } from './sum-row'
import { grouped, type SumBelow, totalOf, twoSided, whole } from './summing'

/**
 * The sum of a year from the sums of its quarters, in order: opening of the first, flows of all, closing and
 * composition of the last. It counts quarters only, so months within them are not counted again.
 */
export function yearOf(quarters: SumBelow[]): SumBelow {
  const last = quarters.at(-1)
  if (!last) throw new Error('db/report: a year without quarters')
  const of = grouped(
    quarters.flatMap(({ rows }, at) => rows.map((row) => ({ row, at }))),
    ({ row }) => `${row.branchId} ${row.id}`,
  )
  const rows = [...of.values()]
    .map((parts) => yearRow(parts, quarters.length))
    .toSorted((a, b) => a.branchName.localeCompare(b.branchName, 'vi-u-kn') || a.name.localeCompare(b.name, 'vi-u-kn'))
  const gaps = rows.flatMap((row): Finding[] => {
    const parts = of.get(`${row.branchId} ${row.id}`) ?? []
    const rest = row.rest - parts.reduce((sum, { row }) => sum + row.rest, 0)
    return rest === 0 ? [] : [{ why: 'gap', row, rest, numbers: {} }]
  })
  return {
    ...whole(rows),
    missing: quarters.flatMap(({ missing }) => missing),
    named: quarters.flatMap(({ named }) => named),
    outOfSight: Math.max(...quarters.map(({ outOfSight }) => outOfSight)),
    inside: Object.fromEntries(
      twoSided.map((line) => [line, quarters.reduce((sum, { inside }) => sum + inside[line], 0)]),
    ) as SumBelow['inside'],
    findings: [...quarters.flatMap(({ findings }) => findings), ...gaps],
  }
}

const stocks = new Set<SumLine>([...compositionLines, ...yearlyLines])

function yearRow(parts: { row: Row; at: number }[], quarters: number): Row {
  const [first, last] = [parts[0], parts.at(-1)]
  if (!first || !last) throw new Error('db/report: a row of no quarter')
  const isLast = last.at === quarters - 1
  const flow = (line: SumLine) =>
    totalOf(
      parts.map(({ row }) => row),
      line,
    )
  const made: Lines = {
    ...linesFrom((line) => (stocks.has(line) ? (isLast ? last.row.lines[line] : null) : flow(line))),
    openingTotal: first.at === 0 ? first.row.lines.openingTotal : null,
    closingTotal: isLast ? last.row.lines.closingTotal : 0,
  }
  return {
    ...last.row,
    isExpected: isLast && last.row.isExpected,
    grade: parts.findLast(({ row }) => row.grade)?.row.grade ?? null,
    lines: made,
    rest: (made.closingTotal ?? 0) - explainedBy(made),
  }
}
