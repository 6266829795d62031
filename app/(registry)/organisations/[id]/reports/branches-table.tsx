import { getTranslations } from 'next-intl/server'
import { RelatedTable } from '@/components/record/related-table'
import { formatChange, formatCount, type Locale } from '@/core/locale'
import { adjustments, among, gains, losses } from '@/db/report/sum-row'
import type { Sum, SumBelow } from '@/db/report/summing'
import type { Chosen } from './chosen'

type Props = { sum: SumBelow; chosen: Chosen; locale: Locale }

/** The direct subordinates and their sum, which equals the lines above. */
export async function BranchesTable({ sum, chosen, locale }: Props) {
  const say = await getTranslations('organisation-reports')
  const count = (value: number | null) => (value === null ? say('untold') : formatCount(value, locale))
  const cells = ({ lines, have, of, rest }: Sum) => ({
    have: say('of', { have: formatCount(have, locale), of: formatCount(of, locale) }),
    opening: count(lines.openingTotal),
    adjustment: formatChange(among(lines, adjustments), 0, locale),
    up: count(among(lines, gains)),
    down: count(among(lines, losses)),
    rest: formatChange(rest, 0, locale),
    closing: count(lines.closingTotal),
    official: count(lines.officialMembers),
    probationary: count(lines.probationaryMembers),
    female: count(lines.femaleMembers),
  })
  const hasAdjustments = sum.branches.some(({ lines }) => among(lines, adjustments))
  const hasRest = sum.branches.some(({ rest }) => rest !== 0)
  const numbers = [
    'opening',
    ...(hasAdjustments ? (['adjustment'] as const) : []),
    'up',
    'down',
    ...(hasRest ? (['rest'] as const) : []),
    'closing',
    'official',
    'probationary',
    'female',
  ] as const
  return (
    <RelatedTable
      id="branches"
      title={say('branches')}
      none={say('none')}
      columns={[
        { name: 'name', label: say('organisation') },
        { name: 'have', label: say('have') },
        ...numbers.map((name) => ({ name, label: say(`short.${name}`), kind: 'number' as const })),
      ]}
      rows={[
        ...sum.branches.map((branch) => ({
          id: branch.id,
          href: `/organisations/${branch.id}/reports?period=${chosen.value}`,
          cells: { name: branch.name || say('unnamed'), ...cells(branch) },
        })),
        { id: 'sum', cells: { name: say('sum'), ...cells(sum) } },
      ]}
    />
  )
}
