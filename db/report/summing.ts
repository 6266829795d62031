import type { Line } from '../member-report/entry'
import { grade } from '../member-report/record'
import {
  added,
  type Facts,
  type Finding,
  findingsOf,
  isNamed,
  type Lines,
  linesFrom,
  type Move,
  orNull,
  type Row,
  rowOf,
  type SumLine,
} from './sum-row'

/** Members counted by both sides within the sum. */
export type Inside = { in: number; out: number }

export type Sum = { lines: Lines; have: number; of: number; rest: number }

/** Lines that can have both sides within the sum. */
export const twoSided = ['transferredIn', 'transferredOut', 'eventIncrease', 'eventDecrease', 'came', 'left'] as const
export type TwoSided = (typeof twoSided)[number]

export type SumBelow = Sum & {
  /** Every organisation with a part in the sum; one that moved between branches has a row in each. */
  rows: Row[]
  /** Those expected to report, and of these those without an official report. */
  counting: Row[]
  missing: Row[]
  /** Rows with a line of `ownLines`, and computed ones. */
  named: Row[]
  /** The number of organisations that the actor may not read: the lines do not include them. */
  outOfSight: number
  branches: (Sum & { id: string; name: string })[]
  inside: Record<TwoSided, number>
  findings: Finding[]
}

type Known = { facts: Facts[]; moves: Move[]; transfers: Inside; outOfSight: number }

/** The sum of a period from what the register knows. */
export function summed({ facts, moves, transfers, outOfSight }: Known): SumBelow {
  const told = facts.filter((one) => one.isExpected || one.isConfirmed || one.before !== null || one.after !== null)
  const rows = told.map(rowOf)
  const events = eventsOf(rows, moves)
  return {
    ...whole(rows),
    missing: rows.filter(({ isExpected, isConfirmed }) => isExpected && !isConfirmed),
    named: rows.filter(isNamed),
    outOfSight,
    inside: {
      transferredIn: transfers.in,
      transferredOut: transfers.out,
      eventIncrease: events.inside.in,
      eventDecrease: events.inside.out,
      ...movedBetweenBranches(rows),
    },
    findings: [...told.flatMap((one, at) => findingsOf(one, rows[at] as Row)), ...events.findings],
  }
}

/** Sums of rows, whole and by branch. */
export const whole = (rows: Row[]) => ({
  ...sumOf(rows),
  rows,
  counting: rows.filter(({ isExpected }) => isExpected),
  branches: [...grouped(rows, ({ branchId }) => branchId)].map(([id, own]) => ({
    id,
    name: own.findLast(({ branchName }) => branchName)?.branchName ?? '',
    ...sumOf(own),
  })),
})

/** Sums each line. A line that no row has is null, not 0. */
export function sumOf(rows: Row[]): Sum {
  const expected = rows.filter(({ isExpected }) => isExpected)
  return {
    lines: linesFrom((line) => totalOf(rows, line)),
    have: expected.filter(({ isConfirmed }) => isConfirmed).length,
    of: expected.length,
    rest: rows.reduce((sum, { rest }) => sum + rest, 0),
  }
}

/** The number of organisations with members for which a line of the composition is not known. */
export const untoldOf = (rows: Row[], line: Line) =>
  rows.filter(({ lines }) => (lines.closingTotal ?? 0) > 0 && lines[line] === null).length

/** The number of organisations by grade, of those that have one. */
export const gradesOf = (rows: Row[]) =>
  grade.enumValues
    .map((grade) => ({ grade, count: rows.filter((row) => row.grade === grade).length }))
    .filter(({ count }) => count > 0)

export const totalOf = (rows: Row[], line: SumLine) => added(rows.map(({ lines }) => lines[line]))

/** The items by key, in their order. */
export function grouped<Item, Key>(items: Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

/** Members of organisations that moved from one branch to another: they leave one row and come to the other. */
function movedBetweenBranches(rows: Row[]): { came: number; left: number } {
  const leaving = new Set(rows.filter(({ lines }) => lines.left !== null).map(({ id }) => id))
  const came = rows.reduce((sum, { id, lines }) => sum + (leaving.has(id) ? (lines.came ?? 0) : 0), 0)
  return { came, left: came }
}

/** Kinds whose members may go to somebody who is no organisation of the register. */
const mayGoElsewhere = ['dissolved', 'ended_activity']

/**
 * How many members events moved within the sum, and events within the sum whose numbers are not even. A part without a number counts what the line of its row says.
 */
function eventsOf(rows: Row[], moves: Move[]) {
  const own = grouped(rows, ({ id }) => id)
  const inside = { in: 0, out: 0 }
  const findings: Finding[] = []
  const isAlone = (move: Move) =>
    moves.filter((one) => one.organisationId === move.organisationId && one.isLeaving === move.isLeaving).length === 1
  const taken = (move: Move) => {
    const line = move.isLeaving ? 'eventDecrease' : 'eventIncrease'
    return move.members ?? (isAlone(move) ? orNull(totalOf(own.get(move.organisationId ?? '') ?? [], line) ?? 0) : null)
  }
  for (const [eventId, parts] of grouped(moves, (move) => move.eventId)) {
    const [{ kind, effectiveOn } = { kind: null, effectiveOn: '' }] = parts
    const known = parts.filter(({ organisationId }) => own.has(organisationId ?? ''))
    const total = (isLeaving: boolean) =>
      known.reduce((sum, move) => (move.isLeaving === isLeaving ? sum + (taken(move) ?? 0) : sum), 0)
    const [gone, come] = [total(true), total(false)]
    const isOneSided =
      parts.every(({ isLeaving }) => !isLeaving) || (gone > come && mayGoElsewhere.includes(kind ?? ''))
    const goesOutside = known.length < parts.length || isOneSided
    inside.in += goesOutside ? Math.min(gone, come) : come
    inside.out += goesOutside ? Math.min(gone, come) : gone
    if (goesOutside) continue
    if (gone !== come) {
      findings.push({ why: 'uneven', event: { eventId, kind, effectiveOn }, numbers: { gone, come } })
    } else if (gone === 0 && parts.some(({ isLeaving }) => !isLeaving) && known.some((move) => taken(move) === null)) {
      findings.push({ why: 'untold', event: { eventId, kind, effectiveOn }, numbers: { gone, come } })
    }
  }
  return { inside, findings }
}
