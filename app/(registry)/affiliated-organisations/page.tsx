import { getTranslations } from 'next-intl/server'
import { ListScreen } from '@/app/screen/list-screen'
import { paramsOf } from '@/app/screen/params'
import { inWords } from '@/app/screen/record'
import { spanInWords } from '@/app/screen/sentences'
import { currentActor, currentLocale } from '@/app/session'
import { formatCount } from '@/core/locale'
import { withActor } from '@/db/actor'
import { listAffiliatedOrganisations } from '@/db/affiliated-organisation/queries'
import { AffiliatedOrganisationInput, affiliatedOrganisation } from '@/db/affiliated-organisation/record'
import { findEnterpriseChoice } from '@/db/enterprise/queries'
import { mayRegister } from '@/db/rights'
import { listUnitChoices } from '@/db/unit/queries'
import { askedOf, filtersOf } from './filters'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AffiliatedOrganisationsPage({ searchParams }: Props) {
  const params = await paramsOf(searchParams)
  const asked = askedOf(params)
  const [actor, locale, say, history] = await Promise.all([
    currentActor(),
    currentLocale(),
    getTranslations('affiliated-organisations'),
    getTranslations('history'),
  ])
  const { list, units, enterprise, writes } = await withActor(actor, async (db) => {
    const [list, units, enterprise] = await Promise.all([
      listAffiliatedOrganisations(db, asked),
      listUnitChoices(db),
      findEnterpriseChoice(db, asked.enterpriseId),
    ])
    return { list, units: [...units], enterprise, writes: await mayRegister(db, affiliatedOrganisation) }
  })

  return (
    <ListScreen
      title={say('title')}
      path="/affiliated-organisations"
      params={params}
      asked={asked}
      inTime
      exported
      filters={filtersOf(units, locale, say, enterprise)}
      columns={[
        { name: 'name', label: say('name'), sortable: true },
        { name: 'kind', label: say('kind'), sortable: true },
        { name: 'enterprise', label: say('enterprise'), sortable: true },
        { name: 'span', label: say('span') },
        { name: 'members', label: say('members'), kind: 'number', sortable: true },
      ]}
      rows={list.rows.map((row) => ({
        id: row.id,
        href: `/affiliated-organisations/${row.id}`,
        cells: {
          name: row.name,
          kind: inWords(AffiliatedOrganisationInput, row, locale, ['kind']),
          enterprise: <a href={`/enterprises/${row.enterpriseId}`}>{row.enterpriseName}</a>,
          span: spanInWords(row.valid, locale, history),
          members: formatCount(row.members ?? null, locale),
        },
      }))}
      total={list.total}
      add={writes ? { href: '/affiliated-organisations/new', label: say('add') } : undefined}
    />
  )
}
