import type { NavGroup, NavLink } from '@/components/shell/nav-links.client'
import type { Locale } from '@/core/locale'
import type { Rights } from '@/db/access/rights'
import type { MenuGroup } from '@/db/record/described'
import { records } from '@/db/records'
import type { words } from '@/messages/all'
import type { Say } from '@/messages/say'

const listsIn = (group: MenuGroup, locale: Locale): NavLink[] =>
  records
    .filter((record) => record.menu === group && record.screens.includes('list'))
    .map(({ path, words }) => ({ href: `/${path}`, label: words.many[locale] }))

/** The menu by rights of the user, in groups. It is a convenience: RLS decides what the pages show. */
export function navigation(may: Rights, locale: Locale, say: Say<'shell'>): NavGroup[] {
  const to = (href: string, key: keyof (typeof words)['shell']['nav']): NavLink => ({ href, label: say(`nav.${key}`) })
  const tasks = to('/', 'tasks')
  if (!may.isStaff)
    return [{ links: [tasks, to('/organisations', 'own-organisation'), to('/member-reports', 'reports')] }]
  const keeps = may.keepsReference || may.keepsRecords || may.inspects
  return [
    { links: [tasks, to('/overview', 'overview')] },
    { label: say('groups.registry'), links: listsIn('registry', locale) },
    {
      label: say('groups.reporting'),
      links: [to('/completeness', 'completeness'), ...listsIn('reporting', locale), to('/transfers', 'transfers')],
    },
    {
      label: say('groups.administration'),
      links: [
        ...(keeps ? listsIn('accounts', locale) : []),
        ...(may.keepsReference ? listsIn('reference', locale) : []),
        to('/audit', 'audit'),
      ],
    },
  ]
}
