import { readFileSync, writeFileSync } from 'node:fs'
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

const fileOf = (table: string) => `e2e/routes/${table}.txt`

/** The rows of a table, by address, with the answer to each visitor. */
const rowsOf = (table: string): [path: string, answers: string[]][] =>
  readFileSync(fileOf(table), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => {
      const [path = '', answers = ''] = row.split(/: (?=[^:]*$)/)
      return [path, answers.split(' | ')]
    })

/** The column of a visitor as text, an address a line. */
export const columnOf = (table: string, who: Visitor): string =>
  linesOf(rowsOf(table).map(([path, answers]) => [path, answers[visitors.indexOf(who)] ?? '']))

export const linesOf = (answers: [path: string, answer: string][]): string =>
  answers.map(([path, answer]) => `${path}: ${answer}`).join('\n')

/** Writes the column of a visitor; the table then has exactly its addresses. */
export function writeColumn(table: string, who: Visitor, answers: [path: string, answer: string][]) {
  const before = new Map(rowsOf(table))
  const rows = answers.map(([path, answer]) => {
    const row = before.get(path) ?? []
    return `${path}: ${visitors.map((one, at) => (one === who ? answer : (row[at] ?? '·'))).join(' | ')}`
  })
  writeFileSync(fileOf(table), `${[visitors.join(' | '), ...rows].join('\n')}\n`)
}

/** One page of each kind, with the first visitor of the tables who may open it. */
export function pages(): { path: string; who: Visitor }[] {
  const found = new Map<string, { path: string; who: Visitor }>()
  for (const [path, answers] of groupNames.flatMap(rowsOf)) {
    const who = visitors[answers.indexOf('200')]
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
