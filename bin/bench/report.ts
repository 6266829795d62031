import { arch, cpus, loadavg, platform, totalmem } from 'node:os'
import type { Line } from './probes'
import type { Measured } from './rounds'
import type { Weight } from './weight'

export type Row = {
  size: number
  work: string
  what: string
  median: number
  p95: number
  against: string | null
  ratio: number | null
  goal: number | null
}
export type Result = { at: string; machine: string; rounds: Record<number, number>; rows: Row[]; weights: Weight[] }

export function rowsOf(size: number, lines: Line[], measured: Map<string, Measured>): Row[] {
  const medianOf = (key: string) => measured.get(key)?.median ?? Number.NaN
  return lines.map(({ key, work, what, against, goal }) => ({
    size,
    work,
    what,
    median: medianOf(key),
    p95: measured.get(key)?.p95 ?? Number.NaN,
    against: lines.find((line) => line.key === against)?.what ?? null,
    ratio: against ? medianOf(key) / medianOf(against) : null,
    goal: goal ?? null,
  }))
}

/** Hardware and versions for the table, without anything that identifies the machine. */
export function machine(postgresVersion: string): string {
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} cores, ${memory} GB, ${platform()} ${arch()}, Node ${process.versions.node}, PostgreSQL ${postgresVersion}, load ${loadavg()[0]?.toFixed(1)} at the end`
}

export function tables({ machine, rounds, rows, weights }: Result): string {
  const sizes = [...new Set(rows.map(({ size }) => size))]
  return [
    `Measured on ${machine}; one client, milliseconds.`,
    ...sizes.map((size) => {
      const own = rows.filter((row) => row.size === size)
      return [`### ${size.toLocaleString('en')} enterprises (${rounds[size]} rounds)`, timeTable(own)].join('\n\n')
    }),
    ...(weights.length > 0 ? ['### What a first visit loads', weightTable(weights)] : []),
  ].join('\n\n')
}

function timeTable(rows: Row[]): string {
  const lines = rows.map(({ work, what, median, p95, against, ratio, goal }, at) =>
    [
      work === rows[at - 1]?.work ? '' : work,
      what,
      median.toFixed(1),
      p95.toFixed(1),
      ratio === null ? '' : `${ratio.toFixed(2)} × ${against}`,
      goal === null ? '' : `≤ ${goal} ${verdict(ratio, goal)}`,
    ].join(' | '),
  )
  return table(['Work', 'What', 'Median', 'p95', 'Ratio', 'Goal'], lines)
}

/** Compares the ratio as printed, rounded to two decimals. */
const verdict = (ratio: number | null, goal: number) => (Number((ratio ?? Number.NaN).toFixed(2)) <= goal ? '✓' : '✗')

const weightTable = (weights: Weight[]) =>
  table(
    ['Page', 'Scripts, kB', 'Everything, kB', 'Budget for scripts'],
    weights.map(({ page, scriptKb, allKb, budgetKb }) =>
      [
        page,
        scriptKb.toFixed(0),
        allKb.toFixed(0),
        budgetKb === null ? '' : `≤ ${budgetKb} ${verdict(scriptKb, budgetKb)}`,
      ].join(' | '),
    ),
  )

const table = (head: string[], lines: string[]) =>
  [head.join(' | '), head.map(() => '---').join(' | '), ...lines].map((line) => `| ${line} |`).join('\n')
