import type { Typed } from './form'

export type Side = 'saved' | 'typed'

/** For each field that two people changed, whose value stays: the form names the choices `resolve.<field>`. */
export const choicesIn = (entries: Iterable<readonly [string, unknown]>): Record<string, Side> =>
  Object.fromEntries(
    [...entries]
      .filter(([name]) => name.startsWith('resolve.'))
      .map(([name, side]) => [name.slice('resolve.'.length), side === 'typed' ? 'typed' : 'saved']),
  )

type Merge = { merged: Typed; conflicts: string[] }

/**
 * Three-way merge of a form: as opened, as another user saved it meanwhile, as typed here. A field that only
 * one side changed takes that side's value. A field that both changed to different values is a conflict,
 * unless `resolved` says which value to take. `merged` has the typed value for a conflict. `unanswered`: what the same
 * form posted before without learning what became of it; a saved value that comes from there is no other side's.
 */
export function merge(
  opened: Typed,
  saved: Typed,
  typed: Typed,
  resolved: Record<string, Side> = {},
  unanswered: Typed[] = [],
): Merge {
  const merged: Typed = {}
  const conflicts: string[] = []
  for (const name of Object.keys(typed)) {
    const mine = !same(typed[name], opened[name])
    const theirs = !same(saved[name], opened[name]) && !unanswered.some((post) => same(saved[name], post[name]))
    const choice = resolved[name] ?? (mine || !theirs ? 'typed' : 'saved')
    merged[name] = (choice === 'typed' ? typed[name] : saved[name]) ?? ''
    if (mine && theirs && !resolved[name] && !same(typed[name], saved[name])) conflicts.push(name)
  }
  return { merged, conflicts }
}

export const same = (one: unknown, other: unknown) => JSON.stringify(one ?? '') === JSON.stringify(other ?? '')
