import type { Typed } from '../form-state'
import { parseCount } from '../number'
import { invalid, type Message, type Result } from '../result'
import { type Balanced, balanced } from './balance'
import type { Beginning } from './composition'
import {
  ageBands,
  compositionLines,
  type Entry,
  flowLines,
  occupations,
  partedLines,
  partField,
  partsOf,
} from './lines'

/** What the rules need beside the typed text. */
export type Rules = { begins: Beginning; asksYearly: boolean; alwaysAsks: boolean }

/**
 * Sums and balance of a report as it is typed, by the rules of the server, for a browser without a connection: numbers,
 * balance and composition. What needs the register (counterparts, shares, usual ranges) is judged on sending.
 */
export function balancedAsTyped(typed: Typed, { begins, asksYearly }: Rules): Result<Balanced> {
  if (!typed.changed) return invalid('changed', 'answer')
  const problems: Record<string, Message> = {}
  const count = (name: string): number | null => {
    const text = String(typed[name] ?? '').trim()
    const read = text === '' ? undefined : parseCount(text)
    if (read && !read.ok) problems[name] = read.problem
    return read?.ok ? read.value : null
  }
  const hasChanged = typed.changed === 'yes'
  const lines = [
    'openingTotal',
    ...(hasChanged ? [...flowLines, ...compositionLines] : []),
    ...(asksYearly ? [...ageBands, ...occupations] : []),
  ]
  const parts = hasChanged
    ? Object.fromEntries(
        partedLines.map((line) => [
          line,
          Object.fromEntries(
            partsOf[line].flatMap((part) => {
              const value = count(partField(line, part))
              return value === null ? [] : [[part, value]]
            }),
          ),
        ]),
      )
    : null
  const entry = { ...Object.fromEntries(lines.map((name) => [name, count(name)])), note: '-', parts } as Entry
  return Object.keys(problems).length > 0
    ? { ok: false, problem: { kind: 'invalid', fields: problems } }
    : balanced(entry, begins, asksYearly)
}
