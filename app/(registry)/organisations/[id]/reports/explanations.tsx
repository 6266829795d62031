import { getTranslations } from 'next-intl/server'
import { RelatedTable } from '@/components/record/related-table'
import type { Locale } from '@/core/locale'
import type { SumBelow } from '@/db/report/summing'
import type { Chosen } from './chosen'
import { explanationsOf, quarterOf } from './words'

type Props = { sum: SumBelow; chosen: Chosen; locale: Locale }

/** Organisations that change the sum otherwise than by the lines of their reports. */
export async function Explanations({ sum, chosen, locale }: Props) {
  const say = await getTranslations('organisation-reports')
  const rows = sum.named.flatMap((row) => explanationsOf(row, { say, locale }))
  if (rows.length === 0) return null
  return (
    <RelatedTable
      id="explanations"
      title={say('explanations')}
      none={say('none')}
      columns={[
        { name: 'name', label: say('organisation') },
        ...(chosen.year === null ? [] : [{ name: 'period', label: say('period') }]),
        { name: 'what', label: say('what') },
        { name: 'members', label: say('members'), kind: 'number' },
      ]}
      rows={rows.map(({ id, organisationId, name, periodId, what, members }) => ({
        id,
        href: `/organisations/${organisationId}`,
        cells: { name, period: quarterOf(chosen, periodId, locale), what, members },
      }))}
    />
  )
}
