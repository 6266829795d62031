import type { Locale } from '@/core/locale'
import type { Rights } from '@/db/access/rights'
import type { MenuGroup } from '@/db/record/described'
import { records } from '@/db/records'
import type { words } from '@/messages/all'
import type { Say } from '@/messages/say'

type Item = { href: string; label: string }

const listsIn = (group: MenuGroup, locale: Locale): Item[] =>
  records
    .filter((record) => record.menu === group && record.screens.includes('list'))
    .map(({ path, words }) => ({ href: `/${path}`, label: words.many[locale] }))

/** The menu by rights of the user. It is a convenience: RLS decides what the pages show. */
export function navigation(may: Rights, locale: Locale, say: Say<'shell'>): Item[] {
  const to = (href: string, key: keyof (typeof words)['shell']['nav']): Item => ({ href, label: say(`nav.${key}`) })
  const tasks = to('/', 'tasks')
  if (!may.isStaff) return [tasks, to('/organisations', 'own-organisation'), to('/member-reports', 'reports')]
  return [
    tasks,
    ...listsIn('registry', locale),
    to('/completeness', 'completeness'),
    to('/transfers', 'transfers'),
    ...listsIn('reporting', locale),
    to('/overview', 'overview'),
    to('/audit', 'audit'),
    ...(may.keepsReference || may.keepsRecords || may.inspects ? listsIn('accounts', locale) : []),
    ...(may.keepsReference ? listsIn('reference', locale) : []),
  ]
}
