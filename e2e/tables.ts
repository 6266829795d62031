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

/** Every address that is a page for somebody, and the first of those who may open it. */
export const pages = (): { path: string; who: Visitor }[] =>
  groupNames
    .flatMap((group) => readFileSync(`e2e/routes/${group}.txt`, 'utf8').trim().split('\n').slice(1))
    .flatMap((line) => {
      const [path = '', answers = ''] = line.split(/: (?=[^:]*$)/)
      const who = visitors[answers.split(' | ').indexOf('200')]
      return who ? [{ path, who }] : []
    })
