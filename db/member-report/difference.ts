import { type Part, type PartedLine, partedLines, partsOf } from '../../core/member-report/lines'
import { type Line, labels } from './entry'
import type { Version } from './queries'
import type { Transfer } from './record'

export type Compared = Pick<Version, Line | 'grade' | 'openingReason' | 'note' | 'split' | 'transfers' | 'parts'>
type Value = string | number | null

/** The place of a difference: a line of the report, a part of a line, the share of an enterprise, or a transfer. */
export type About =
  | { line: Line | 'grade' | 'openingReason' | 'note' }
  | { partOf: PartedLine; part: keyof Part }
  | { enterpriseId: string }
  | { direction: Transfer['direction']; organisationId: string }
export type Difference = About & { from: Value; to: Value }

const lines = [...(Object.keys(labels) as Line[]), 'grade', 'openingReason', 'note'] as const

/** The differences of two versions of a report: lines, parts, split, transfers. Null and 0 differ. */
export function differencesOf(from: Compared, to: Compared): Difference[] {
  const inLines = lines.map((line) => ({ line, from: from[line], to: to[line] }))
  const inParts = partedLines.flatMap((partOf) =>
    partsOf[partOf].map((part) => ({
      partOf,
      part,
      from: from.parts?.[partOf]?.[part] ?? null,
      to: to.parts?.[partOf]?.[part] ?? null,
    })),
  )
  const inSplit = keysOf(from.split, to.split).map((enterpriseId) => ({
    enterpriseId,
    from: from.split[enterpriseId] ?? null,
    to: to.split[enterpriseId] ?? null,
  }))
  const [before, after] = [moved(from.transfers), moved(to.transfers)]
  const inTransfers = keysOf(before, after).map((key) => {
    const [direction, organisationId] = key.split(' ') as [Transfer['direction'], string]
    return { direction, organisationId, from: before[key] ?? null, to: after[key] ?? null }
  })
  return [...inLines, ...inParts, ...inSplit, ...inTransfers].filter((one) => one.from !== one.to)
}

const keysOf = (one: object, other: object) => [...new Set([...Object.keys(one), ...Object.keys(other)])].toSorted()

const moved = (transfers: Transfer[]): Record<string, number> =>
  Object.fromEntries(
    transfers.map(({ direction, organisationId, members }) => [`${direction} ${organisationId}`, members]),
  )
