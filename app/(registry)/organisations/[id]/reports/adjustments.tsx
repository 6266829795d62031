import { getTranslations } from 'next-intl/server'
import { RelatedTable } from '@/components/record/related-table'
import { formatChange, formatCount, type Locale } from '@/core/locale'
import { nameInSentence, nameOfPeriod } from '@/db/period/words'
import type { Adjustment } from '@/db/report/adjustments'

type Props = { adjustments: Adjustment[]; isOwn: boolean; locale: Locale }

/** Confirmed reports whose opening was corrected later, and the report that carries the difference. */
export async function Adjustments({ adjustments, isOwn, locale }: Props) {
  const say = await getTranslations('organisation-reports')
  return (
    <RelatedTable
      id="adjustments"
      title={say('adjustments')}
      none={say('none')}
      columns={[
        { name: 'period', label: say('period') },
        ...(isOwn ? [] : [{ name: 'organisation', label: say('organisation') }]),
        { name: 'opening', label: say('opening-corrected') },
        { name: 'carried', label: say('carried') },
      ]}
      rows={adjustments.map(({ kept, expected, difference, carriedBy, ...report }) => ({
        id: report.reportId,
        href: `/member-reports/${report.reportId}`,
        cells: {
          period: nameOfPeriod(report, locale),
          organisation: report.organisationName,
          opening: say('was-corrected', {
            kept: formatCount(kept, locale),
            expected: formatCount(expected, locale),
            difference: formatChange(expected, kept, locale),
          }),
          carried: carriedBy ? (
            <a href={`/member-reports/${carriedBy.reportId}`}>
              {say('carried-by', { period: nameInSentence(carriedBy, locale) })}
            </a>
          ) : (
            say('carried-later')
          ),
        },
      }))}
    />
  )
}
