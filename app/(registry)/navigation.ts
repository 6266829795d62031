import type { NavGroup, NavLink } from '@/components/shell/nav-links.client'
import { formatCount, type Locale } from '@/core/locale'
import type { Rights } from '@/db/access/rights'
import type { Offices } from '@/db/assignment/offices'
import type { MenuGroup } from '@/db/record/described'
import { records } from '@/db/records'
import type { Waiting } from '@/db/report/tasks'
import type { words } from '@/messages/all'
import type { Say } from '@/messages/say'

type User = { may: Rights; offices: Offices }
type Group = { id: keyof Words['groups'] | undefined; links: NavLink[] }
type Words = (typeof words)['shell']
type To = (href: string, key: keyof Words['nav']) => NavLink

/** Lists that only some of those who may open them have a use for. */
const usedBy: Record<string, (may: Rights) => boolean> = {
  'correction-requests': ({ keepsRecords, keepsReference, inspects }) => keepsRecords || keepsReference || inspects,
  targets: ({ keepsReference, decides, inspects }) => keepsReference || decides || inspects,
}

/** The links behind which a task waits. */
const behind: Record<Waiting, string> = {
  'report-waiting': '/completeness',
  'correction-open': '/correction-requests',
  'reopening-waiting': '/reopenings',
}

/** The record of the only organisation of a secretary; the list if there are several. */
function own({ mandates }: Offices, to: To): NavLink {
  const [first, ...others] = new Map(mandates.map((one) => [one.organisationId, one])).values()
  if (!first || others.length > 0) return to('/organisations', 'own-organisations')
  return to(`/organisations/${first.organisationId}`, first.isCommittee ? 'own-committee' : 'own-cell')
}

/**
 * The links of the menu by the rights of the user: five groups for staff, without those that are empty; one for
 * secretaries. A later record comes in by its description. It is a convenience: RLS decides what the pages show.
 */
export function groupsOf({ may, offices }: User, locale: Locale, say: Say<'shell'>): Group[] {
  const to: To = (href, key) => ({ href, label: say(`nav.${key}`) })
  if (!may.isStaff) return [{ id: undefined, links: [to('/', 'tasks'), own(offices, to), to('/report', 'reports')] }]

  const lists = (group: MenuGroup): NavLink[] =>
    records
      .filter(({ menu, screens, path }) => menu === group && screens.includes('list') && (usedBy[path]?.(may) ?? true))
      .map(({ path, words }) => ({ href: `/${path}`, label: (words.inMenu ?? words.many)[locale] }))
  const keeps = may.keepsReference || may.keepsRecords || may.inspects
  const groups: Group[] = [
    { id: 'work', links: [to('/', 'tasks'), to('/overview', 'overview')] },
    { id: 'registry', links: lists('registry') },
    {
      id: 'reporting',
      links: [to('/completeness', 'completeness'), to('/transfers', 'transfers'), ...lists('reporting')],
    },
    {
      id: 'figures',
      links: [...lists('figures'), ...(may.keepsRecords ? [to('/enterprise-figures/entry', 'entry')] : [])],
    },
    {
      id: 'administration',
      links: [
        ...(keeps ? lists('accounts') : []),
        ...(may.keepsReference ? lists('reference') : []),
        to('/audit', 'audit'),
      ],
    },
  ]
  return groups.filter(({ links }) => links.length > 0)
}

type Reader = User & { waiting: Partial<Record<Waiting, number>> }

/** The menu of the frame: its links with what waits behind them, and the groups that are folded. */
export function navigation(
  { waiting, ...user }: Reader,
  folded: readonly string[],
  locale: Locale,
  say: Say<'shell'>,
): NavGroup[] {
  const counts = new Map(
    Object.entries(waiting).flatMap(([code, count]) => (count > 0 ? [[behind[code as Waiting], count] as const] : [])),
  )
  const numbered = (count: number) => ({ count: formatCount(count, locale), words: say('waiting') })
  return groupsOf(user, locale, say).map(({ id, links }) => {
    if (!id) return { links }
    const sum = links.reduce((sum, { href }) => sum + (counts.get(href) ?? 0), 0)
    return {
      id,
      label: say(`groups.${id}`),
      isFolded: folded.includes(id),
      due: sum > 0 ? numbered(sum) : undefined,
      links: links.map((link) => {
        const count = counts.get(link.href)
        return count ? { ...link, due: numbered(count) } : link
      }),
    }
  })
}
