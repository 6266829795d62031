import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/session'
import { RelatedTable } from '@/components/record/related-table'
import { fieldsOf } from '@/core/field'
import { formatCount } from '@/core/locale'
import { MemberReportInput } from '@/db/member-report/entry'
import type { findPreviousReport, Report, Version } from '@/db/member-report/queries'
import { nameOfPeriod } from '@/db/period/words'
import { differenceInWords } from '../difference'

type Props = {
  report: Pick<Report, 'kind' | 'name' | 'startsOn'>
  version: Version
  previous: Awaited<ReturnType<typeof findPreviousReport>>
}

const compared = ['closingTotal', 'officialMembers', 'probationaryMembers', 'femaleMembers'] as const

/** What the members were at the end of this period and of the one before. */
export async function Comparison({ report, version, previous }: Props) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('member-reports')])
  const label = (name: string) => fieldsOf(MemberReportInput, locale).find((field) => field.name === name)?.label
  return (
    <RelatedTable
      id="comparison"
      title={say('composition')}
      none={say('none')}
      columns={[
        { name: 'what', label: say('count') },
        { name: 'before', label: previous ? nameOfPeriod(previous, locale) : say('before'), kind: 'number' },
        { name: 'now', label: nameOfPeriod(report, locale), kind: 'number' },
        { name: 'difference', label: say('difference'), kind: 'number' },
      ]}
      rows={compared.map((name) => ({
        id: name,
        cells: {
          what: label(name),
          before: previous ? (
            <a href={`/member-reports/${previous.reportId}`}>{formatCount(previous[name], locale)}</a>
          ) : (
            say('missing')
          ),
          now: formatCount(version[name], locale),
          difference: differenceInWords(version[name], previous?.[name], locale),
        },
      }))}
    />
  )
}
