import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale, signedIn } from '@/app/request/session'
import { ListScreen } from '@/app/screen/list-screen'
import { paramsOf } from '@/app/screen/params'
import { Standing } from '@/app/screen/report/standing'
import { Link } from '@/components/link.client'
import { Tag } from '@/components/tag'
import { fieldsOf } from '@/core/field'
import { formatChange, formatCount, type Locale } from '@/core/locale'
import { withActor } from '@/db/door/actor'
import { MemberReportInput } from '@/db/member-report/entry'
import { listReports, type ReportRow } from '@/db/member-report/queries'
import { listOrganisationNames } from '@/db/organisation/queries'
import { listBegunPeriods } from '@/db/period/queries'
import { nameOfPeriod } from '@/db/period/words'
import { listUnitChoices } from '@/db/unit/queries'
import { askedOf, filtersOf } from './filters'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const shown = ['openingTotal', 'closingTotal', 'officialMembers', 'probationaryMembers', 'femaleMembers'] as const

export default async function MemberReportsPage({ searchParams }: Props) {
  const params = await paramsOf(searchParams)
  const asked = askedOf(params)
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('member-reports')])
  const { may } = await signedIn()
  const { list, units, periods, organisations } = await withActor(actor, async (db, reader) => ({
    list: await listReports(db, { ...asked, locale, reader }),
    units: [...(await listUnitChoices(db))],
    periods: [...(await listBegunPeriods(db))].filter(({ asksMembers }) => asksMembers),
    organisations: asked.organisationId ? [...(await listOrganisationNames(db, [asked.organisationId]))] : [],
  }))
  const fields = fieldsOf(MemberReportInput, locale)
  const label = (name: string) => fields.find((field) => field.name === name)?.label ?? name
  const choices = periods.map((period) => ({ value: period.id, label: nameOfPeriod(period, locale) }))
  const filters = filtersOf({ periods: choices, units, organisations }, say)

  return (
    <ListScreen
      title={say('title')}
      path="/member-reports"
      params={params}
      asked={asked}
      exported
      actions={
        may.reviews && (
          <Link className="button" href="/completeness">
            {say('completeness')}
          </Link>
        )
      }
      filters={may.isStaff ? filters : filters.filter(({ name }) => name !== 'unit')}
      columns={[
        { name: 'organisationId', label: label('organisationId'), sortable: true },
        { name: 'periodId', label: label('periodId'), sortable: true },
        { name: 'standing', label: say('standing') },
        ...shown.map((name) => ({
          name,
          label: say(`short.${name}`),
          kind: 'number' as const,
          sortable: name === 'closingTotal',
        })),
        { name: 'difference', label: say('difference'), kind: 'number' },
      ]}
      rows={list.rows.map((row) => ({
        id: `${row.organisationId}-${row.periodId}`,
        href: hrefOf(row, may.keepsRecords),
        cells: {
          ...countsOf(row, locale),
          organisationId: row.organisationName,
          periodId: nameOfPeriod(row, locale),
          standing: (
            <div>
              <Standing standing={row.standing} isLate={row.isLate} />
              {row.isOfficial && row.standing !== 'confirmed' && (
                <div className="muted">{say('official', { number: row.number ?? 0 })}</div>
              )}
              {may.isStaff && row.isOnePersons && <Tag tone="warn">{say('one-person')}</Tag>}
            </div>
          ),
          difference: formatChange(row.closingTotal, row.previous, locale),
        },
      }))}
      total={list.total}
    />
  )
}

/** The link of a row; of a missing report to its form, for those who may enter it. */
function hrefOf({ id, organisationId, periodId }: ReportRow, enters: boolean) {
  if (id) return `/member-reports/${id}`
  return enters ? `/report/${organisationId}/${periodId}` : undefined
}

/** The counts of a report; empty, not 0, for a missing one. */
const countsOf = (row: ReportRow, locale: Locale) =>
  Object.fromEntries(shown.map((name) => [name, row.id ? formatCount(row[name] ?? null, locale) : '']))
