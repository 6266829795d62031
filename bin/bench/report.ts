import { arch, cpus, loadavg, platform, totalmem } from 'node:os'
import type { Crowd, Memory } from './clients'
import type { Cpu } from './cost'
import type { File } from './downloads'
import { ofPeers } from './peers'
import type { Line } from './probes'
import type { Measured } from './rounds'
import type { Weight } from './weight'

export type Row = {
  size: number
  key: string
  work: string
  what: string
  median: number
  p95: number
  cpu: Cpu
  against: string | null
  ratio: number | null
  goal: number | null
}
export type Result = {
  at: string
  machine: string
  /** By size: rounds, and how far the times of the empty page lay apart, as a share of their median. */
  rounds: Record<number, { rounds: number; spread: number }>
  rows: Row[]
  crowds: (Crowd & { size: number })[]
  memories: (Memory & { size: number })[]
  files: (File & { size: number })[]
  weights: Weight[]
}

/** Half of the times of the empty page, which does the same each time, may lie this far apart. */
export const mostSpread = 0.5

export function rowsOf(size: number, lines: Line[], measured: Map<string, Measured>): Row[] {
  const medianOf = (key: string) => measured.get(key)?.median ?? Number.NaN
  const none = { node: Number.NaN, postgres: Number.NaN }
  return lines.map(({ key, work, what, against, goal }) => ({
    size,
    key,
    work,
    what,
    median: medianOf(key),
    p95: measured.get(key)?.p95 ?? Number.NaN,
    cpu: measured.get(key)?.cpu ?? none,
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

export function tables({ machine, rounds, rows, crowds, memories, files, weights }: Result): string {
  const sizes = [...new Set(rows.map(({ size }) => size))]
  return [
    `Measured on ${machine}; milliseconds, of CPU as well.`,
    ...sizes.flatMap((size) => {
      const own = <T extends { size: number }>(all: T[]) => all.filter((one) => one.size === size)
      const { rounds: count = 0, spread = Number.NaN } = rounds[size] ?? {}
      return [
        `### ${inThousands(size)} enterprises`,
        `One client, ${count} rounds; half of the times of the empty page lie within ${Math.round(spread * 100)} % of its median${spread > mostSpread ? ', so this machine was too busy to prove a goal' : ''}.`,
        timeTable(own(rows)),
        ...(own(crowds).length > 0 ? ['Several clients at once:', crowdTable(own(crowds))] : []),
        ...(own(files).length > 0 ? ['W7 every enterprise as a file:', fileTable(own(files))] : []),
        ...(own(memories).length > 0 ? ['Memory after this load:', memoryTable(own(memories))] : []),
      ]
    }),
    ...(sizes.length > 1 ? ['### Cost against size', costTable(rows, sizes)] : []),
    ...(weights.length > 0 ? ['### What a first visit loads', weightTable(weights)] : []),
  ].join('\n\n')
}

const inThousands = (size: number) => size.toLocaleString('en')

function timeTable(rows: Row[]): string {
  const lines = rows.map(({ key, work, what, median, p95, cpu, against, ratio, goal }, at) =>
    [
      work === rows[at - 1]?.work ? '' : work,
      what,
      median.toFixed(1),
      p95.toFixed(1),
      cpu.node.toFixed(1),
      cpu.postgres.toFixed(1),
      ratio === null ? '' : `${ratio.toFixed(2)} × ${against}`,
      ofPeers(key),
      goal === null ? '' : `≤ ${goal} ${verdict(ratio, goal)}`,
    ].join(' | '),
  )
  return table(
    ['Work', 'What', 'Median', 'p95', 'CPU of Node.js', 'CPU of PostgreSQL', 'Ratio', 'Directus / Payload', 'Goal'],
    lines,
  )
}

const crowdTable = (crowds: Crowd[]) =>
  table(
    ['Work', 'What', 'Clients', 'Answers a second', 'p95'],
    crowds.map(({ work, what, clients, perSecond, p95 }) =>
      [work, what, clients, perSecond.toFixed(1), p95.toFixed(0)].join(' | '),
    ),
  )

const mostToFirstByte = 150

/** Seconds are compared with raw SQL for CSV, and for XLSX with our CSV; the memory is how far it rose meanwhile. */
function fileTable(files: File[]): string {
  const of = (what: string) => files.find((file) => file.what === what)?.seconds ?? Number.NaN
  const against = { 'ours, CSV': 'raw SQL, CSV', 'ours, XLSX': 'ours, CSV' }
  return table(
    ['What', 'Seconds', 'First byte, ms', 'Memory, MB', 'Ratio', 'Directus / Payload', 'Goal'],
    files.map(({ what, seconds, firstByte, memory, goal }) => {
      const other = against[what as keyof typeof against]
      const ratio = seconds / of(other)
      return [
        what,
        seconds.toFixed(2),
        firstByte.toFixed(0),
        `+${memory.toFixed(0)}`,
        other ? `${ratio.toFixed(2)} × ${other}` : '',
        ofPeers(what),
        goal
          ? `≤ ${goal.ratio} ${verdict(ratio, goal.ratio)}, ≤ ${mostToFirstByte} ms ${verdict(firstByte, mostToFirstByte)}, ≤ +${goal.memory} MB ${verdict(memory, goal.memory)}`
          : '',
      ].join(' | ')
    }),
  )
}

/** The last server is ours; it is compared with the empty page. */
function memoryTable(memories: Memory[]): string {
  const empty = memories.find(({ server }) => server === 'empty')?.megabytes ?? Number.NaN
  return table(
    ['Server', 'MB', 'Ratio', 'Goal'],
    memories.map(({ server, megabytes }) => {
      const ratio = megabytes / empty
      const isOurs = server === 'ours'
      return [
        server,
        megabytes.toFixed(0),
        isOurs ? `${ratio.toFixed(2)} × empty` : '',
        isOurs ? `≤ 1.25 ${verdict(ratio, 1.25)}` : '',
      ].join(' | ')
    }),
  )
}

/** CPU of one request at each size, Node.js and PostgreSQL together, and how many times the first size the last costs. */
function costTable(rows: Row[], sizes: number[]): string {
  const costOf = (row: Row, size: number) => {
    const same = rows.find((one) => one.size === size && one.work === row.work && one.what === row.what)
    return same ? same.cpu.node + same.cpu.postgres : Number.NaN
  }
  const lines = rows
    .filter(({ size }) => size === sizes[0])
    .map((row) => {
      const costs = sizes.map((size) => costOf(row, size))
      const grown = (costs.at(-1) ?? Number.NaN) / (costs[0] ?? Number.NaN)
      return [row.work, row.what, ...costs.map((cost) => cost.toFixed(1)), `${grown.toFixed(2)} ×`].join(' | ')
    })
  return table(['Work', 'What', ...sizes.map(inThousands), 'Growth'], lines)
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
