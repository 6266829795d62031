import { pages, tables } from '@/db/access/remembered.json'
import { records } from '@/db/records'

const recordPaths = records.filter(({ code }) => tables.includes(code)).map(({ path }) => `/${path}`)
const leaves = ['export', 'new', 'edit', 'retire', 'decision', 'upload', 'contact']

/**
 * Whether a remembered device opens a page: those of remembered.json with all below them, and single records of its
 * tables, without forms and files. For menu and screens; the database judges by the tables, see keep_rules().
 */
export function opensToRemembered(path: string): boolean {
  const parts = path.split('/').filter(Boolean)
  if (parts.some((part) => leaves.includes(part))) return false
  const first = `/${parts[0] ?? ''}`
  return pages.includes(first) || (parts.length > 1 && recordPaths.includes(first))
}
