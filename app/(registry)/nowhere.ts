import type { Screen } from '@/db/record/described'
import { records } from '@/db/records'

/** The folders beside [records] that are not of a record. */
export const pages = [
  '',
  'audit',
  'batch',
  'completeness',
  'filter',
  'help',
  'interface',
  'keys',
  'me',
  'overview',
  'report',
  'search',
  'tasks',
  'transfers',
  'undo',
]

/**
 * Whether a path fits the generic screens, but no record has it. Such a path is answered with 404 without frame,
 * sign-in and queries.
 */
export function isNowhere(pathname: string): boolean {
  const [, path = '', ...below] = pathname.split('/')
  if (pages.includes(path)) return false
  const record = records.find((one) => one.path === path)
  const screen = screenAt(below)
  return !record || (screen !== undefined && !record.screens.includes(screen))
}

function screenAt([id, word, ...more]: string[]): Screen | undefined {
  if (id === undefined) return 'list'
  if (word === undefined) return id === 'new' ? 'new' : 'page'
  return more.length === 0 && (word === 'edit' || word === 'history' || word === 'retire') ? word : undefined
}
