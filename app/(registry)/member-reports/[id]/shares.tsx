import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/session'
import { RelatedTable } from '@/components/record/related-table'
import { formatCount } from '@/core/locale'
import type { SplitRow } from '@/db/member-report/queries'

type Props = { total: number; split: SplitRow[] }

/** The members by enterprise; those of no enterprise yet are a row of their own. */
export async function Shares({ total, split }: Props) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('member-reports')])
  const rest = total - split.reduce((sum, { members }) => sum + (members ?? 0), 0)
  const rows = split.map(({ enterpriseId, name, members }) => ({
    id: enterpriseId,
    href: `/enterprises/${enterpriseId}`,
    cells: { name, members: members === null ? say('not-split') : formatCount(members, locale) },
  }))
  return (
    <RelatedTable
      id="split"
      title={say('split')}
      none={say('covers-none')}
      columns={[
        { name: 'name', label: say('enterprise') },
        { name: 'members', label: say('members'), kind: 'number' },
      ]}
      rows={
        rest > 0 && rows.length > 0
          ? [...rows, { id: 'rest', cells: { name: say('not-split'), members: formatCount(rest, locale) } }]
          : rows
      }
    />
  )
}
