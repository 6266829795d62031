import type { Screen } from '@/db/record/described'
import { records } from '@/db/records'

/** The folders beside [records] that are no record's own. */
export const pages = ['', 'audit', 'completeness', 'help', 'me', 'overview', 'report', 'tasks', 'transfers', 'undo']

/**
 * Whether an address leads to the generic screens of something that is no record, or to a screen that the record lacks:
 * there is no frame around it, nobody is asked to sign in for it, and nothing is read.
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
