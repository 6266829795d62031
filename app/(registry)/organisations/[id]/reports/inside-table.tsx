import { getTranslations } from 'next-intl/server'
import { RelatedTable } from '@/components/record/related-table'
import { formatCount, type Locale } from '@/core/locale'
import type { SumBelow } from '@/db/report/summing'
import { insideOf } from './words'

const ways = ['insideUp', 'insideDown', 'outsideUp', 'outsideDown'] as const

/** Members who moved between organisations of the sum, which nets to nothing, and from or to others. */
export async function InsideTable({ sum, locale }: { sum: SumBelow; locale: Locale }) {
  const say = await getTranslations('organisation-reports')
  const moved = insideOf(sum)
  if (moved.length === 0) return null
  return (
    <RelatedTable
      id="inside"
      title={say('moved')}
      none={say('none')}
      columns={[
        { name: 'way', label: say('way') },
        ...ways.map((name) => ({ name, label: say(`moved-by.${name}`), kind: 'number' as const })),
      ]}
      rows={moved.map((one) => ({
        id: one.id,
        cells: {
          way: say(`moved-by.${one.id}`),
          ...Object.fromEntries(ways.map((name) => [name, formatCount(one[name], locale)])),
        },
      }))}
    />
  )
}
