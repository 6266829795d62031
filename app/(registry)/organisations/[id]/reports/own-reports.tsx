import { getTranslations } from 'next-intl/server'
import { RelatedTable } from '@/components/record/related-table'
import { Tag } from '@/components/tag'
import { formatCount, type Locale } from '@/core/locale'
import { nameOfPeriod } from '@/db/period/words'
import type { OwnReport } from '@/db/report/own-reports'

type Props = { id: string; reports: OwnReport[]; canEnter: boolean; locale: Locale }

const shown = [
  'openingTotal',
  'up',
  'down',
  'closingTotal',
  'officialMembers',
  'probationaryMembers',
  'femaleMembers',
] as const

/** The organisation's own reports by period. A waiting correction is shown beside the official figures. */
export async function OwnReports({ id, reports, canEnter, locale }: Props) {
  const say = await getTranslations('organisation-reports')
  return (
    <RelatedTable
      id="own"
      title={say('own')}
      none={say('no-own')}
      columns={[
        { name: 'period', label: say('period') },
        { name: 'standing', label: say('standing') },
        ...shown.map((name) => ({ name, label: say(`own-short.${name}`), kind: 'number' as const })),
      ]}
      rows={reports.map((report) => ({
        id: report.periodId,
        href: report.isSent
          ? `/member-reports/${report.reportId}`
          : canEnter
            ? `/report/${id}/${report.periodId}`
            : undefined,
        cells: {
          ...Object.fromEntries(
            shown.map((name) => [name, report[name] === null ? '' : formatCount(report[name], locale)]),
          ),
          period: nameOfPeriod(report, locale),
          standing: (
            <>
              {report.standing === 'confirmed' ? (
                say('standing-of.confirmed')
              ) : (
                <Tag tone={report.standing === 'submitted' ? 'todo' : 'warn'}>
                  {say(`standing-of.${report.standing}`)}
                </Tag>
              )}
              {report.isClosing && ` ${say('closing-report')}`}
            </>
          ),
        },
      }))}
    />
  )
}
