import type { Typed } from './form'

type Merge = { merged: Typed; conflicts: string[] }

/**
 * Three-way merge of a form: as opened, as another user saved it meanwhile, as typed here. A field that only
 * one side changed takes that side's value. A field that both changed to different values is a conflict,
 * unless `resolved` says which value to take. `merged` has the typed value for a conflict.
 */
export function merge(
  opened: Typed,
  saved: Typed,
  typed: Typed,
  resolved: Record<string, 'saved' | 'typed'> = {},
): Merge {
  const merged: Typed = {}
  const conflicts: string[] = []
  for (const name of Object.keys(typed)) {
    const mine = !same(typed[name], opened[name])
    const theirs = !same(saved[name], opened[name])
    const choice = resolved[name] ?? (mine ? 'typed' : 'saved')
    merged[name] = (choice === 'typed' ? typed[name] : saved[name]) ?? ''
    if (mine && theirs && !resolved[name] && !same(typed[name], saved[name])) conflicts.push(name)
  }
  return { merged, conflicts }
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? '') === JSON.stringify(other ?? '')
