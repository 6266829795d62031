import { getTranslations } from 'next-intl/server'
import { ListScreen } from '@/app/screen/list-screen'
import { paramsOf } from '@/app/screen/params'
import { currentActor, currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { withActor } from '@/db/actor'
import { listPeople } from '@/db/person/queries'
import { PersonInput, person } from '@/db/person/record'
import { mayRegister } from '@/db/rights'
import { listUnitChoices } from '@/db/unit/queries'
import { askedOf, filtersOf } from './filters'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PeoplePage({ searchParams }: Props) {
  const params = await paramsOf(searchParams)
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('people')])
  const asked = askedOf(params, locale)
  const { list, units, writes } = await withActor(actor, async (db) => {
    const [list, units] = await Promise.all([listPeople(db, asked), listUnitChoices(db)])
    return { list, units: [...units], writes: await mayRegister(db, person) }
  })
  const label = (name: string) => fieldsOf(PersonInput, locale).find((field) => field.name === name)?.label ?? name

  return (
    <ListScreen
      title={say('title')}
      path="/people"
      params={params}
      asked={asked}
      inTime
      exported
      filters={filtersOf(units, locale, say)}
      columns={[
        { name: 'fullName', label: label('fullName'), sortable: true },
        { name: 'offices', label: say('offices') },
        { name: 'jobTitle', label: label('jobTitle'), sortable: true },
        { name: 'unitId', label: label('unitId') },
      ]}
      rows={list.rows.map((row) => ({
        id: row.id,
        href: `/people/${row.id}`,
        cells: {
          fullName: row.fullName,
          offices: row.offices ?? <span className="muted">{say('holds-none')}</span>,
          jobTitle: row.jobTitle,
          unitId: row.unitName,
        },
      }))}
      total={list.total}
      add={writes ? { href: '/people/new', label: say('add') } : undefined}
    />
  )
}
