import { getTranslations } from 'next-intl/server'
import { RelatedTable } from '@/components/record/related-table'
import { formatCount, type Locale } from '@/core/locale'
import { decreases, increases } from '@/db/member-report/balance'
import type { Line } from '@/db/member-report/entry'
import type { PeriodRow } from '@/db/period/queries'
import type { Lines, Sum, SumBelow } from '@/db/report/sums'

type Props = { sum: SumBelow; period: PeriodRow; locale: Locale }

/** The direct subordinates and their sum, which equals the lines above. */
export async function BranchesTable({ sum, period, locale }: Props) {
  const say = await getTranslations('organisation-reports')
  const count = (value: number | null) => (value === null ? say('untold') : formatCount(value, locale))
  const cells = ({ lines, have, of }: Sum) => ({
    have: say('of', { have: formatCount(have, locale), of: formatCount(of, locale) }),
    opening: count(lines.openingTotal),
    adjustment: count(lines.carriedAdjustment),
    up: count(among(lines, increases)),
    down: count(among(lines, decreases)),
    closing: count(lines.closingTotal),
    official: count(lines.officialMembers),
    probationary: count(lines.probationaryMembers),
    female: count(lines.femaleMembers),
  })
  const numbers = ['opening', 'up', 'down', 'closing', 'official', 'probationary', 'female'] as const
  const shown = sum.lines.carriedAdjustment ? (['opening', 'adjustment', ...numbers.slice(1)] as const) : numbers
  return (
    <RelatedTable
      id="branches"
      title={say('branches')}
      none={say('none')}
      columns={[
        { name: 'name', label: say('organisation') },
        { name: 'have', label: say('have') },
        ...shown.map((name) => ({ name, label: say(`short.${name}`), kind: 'number' as const })),
      ]}
      rows={[
        ...sum.branches.map((branch) => ({
          id: branch.id,
          href: `/organisations/${branch.id}/reports?period=${period.id}`,
          cells: { name: branch.name || say('unnamed'), ...cells(branch) },
        })),
        { id: 'sum', cells: { name: say('sum'), ...cells(sum) } },
      ]}
    />
  )
}

const among = (lines: Lines, names: readonly Line[]) =>
  names.reduce<number | null>((sum, name) => (lines[name] === null ? sum : (sum ?? 0) + lines[name]), null)
