import type { NavGroup, NavLink } from '@/components/shell/nav-links.client'
import type { Locale } from '@/core/locale'
import type { Rights } from '@/db/access/rights'
import type { Offices } from '@/db/assignment/offices'
import type { MenuGroup } from '@/db/record/described'
import { records } from '@/db/records'
import type { words } from '@/messages/all'
import type { Say } from '@/messages/say'

const listsIn = (group: MenuGroup, locale: Locale): NavLink[] =>
  records
    .filter((record) => record.menu === group && record.screens.includes('list'))
    .map(({ path, words }) => ({ href: `/${path}`, label: words.many[locale] }))

type User = { may: Rights; offices: Offices }
type To = (href: string, key: keyof (typeof words)['shell']['nav']) => NavLink

/** The record of the only organisation of a secretary; the list if there are several. */
function own({ mandates }: Offices, to: To): NavLink {
  const [first, ...others] = new Map(mandates.map((one) => [one.organisationId, one])).values()
  if (!first || others.length > 0) return to('/organisations', 'own-organisations')
  return to(`/organisations/${first.organisationId}`, first.isCommittee ? 'own-committee' : 'own-cell')
}

/** The menu by rights of the user, in groups. It is a convenience: RLS decides what the pages show. */
export function navigation({ may, offices }: User, locale: Locale, say: Say<'shell'>): NavGroup[] {
  const to: To = (href, key) => ({ href, label: say(`nav.${key}`) })
  const tasks = to('/', 'tasks')
  if (!may.isStaff) return [{ links: [tasks, own(offices, to), to('/report', 'reports')] }]
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
