import { readFileSync } from 'node:fs'
import { groupNames } from './addresses'

/** The columns of the tables in e2e/routes. */
export const visitors = [
  'officer of the park',
  'administrator',
  'leader',
  'inspector',
  'secretary of the cell',
  'nobody',
] as const
export type Visitor = (typeof visitors)[number]

/** One page of each kind, with the first visitor of the tables who may open it. */
export function pages(): { path: string; who: Visitor }[] {
  const rows = groupNames.flatMap((group) =>
    readFileSync(`e2e/routes/${group}.txt`, 'utf8').trim().split('\n').slice(1),
  )
  const found = new Map<string, { path: string; who: Visitor }>()
  for (const row of rows) {
    const [path = '', answers = ''] = row.split(/: (?=[^:]*$)/)
    const who = visitors[answers.split(' | ').indexOf('200')]
    if (who && !found.has(kindOf(path))) found.set(kindOf(path), { path, who })
  }
  return [...found.values()]
}

/** The kind of a page: without ids and query. All histories are one kind, and all retirements. */
const kindOf = (path: string) =>
  path
    .replace(/\?.*/, '')
    .replaceAll(/\{\w+\}/g, '{}')
    .replace(/.*\/(history|retire)$/, '$1')
