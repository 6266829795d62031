import { getTranslations } from 'next-intl/server'
import { ListScreen } from '@/app/screen/list-screen'
import { paramsOf } from '@/app/screen/params'
import { valueInWords } from '@/app/screen/values'
import { currentActor, currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { formatCount } from '@/core/locale'
import { withActor } from '@/db/actor'
import { listEnterprises } from '@/db/enterprise/queries'
import { EnterpriseInput, enterprise } from '@/db/enterprise/record'
import { mayRegister } from '@/db/rights'
import { listUnitChoices } from '@/db/unit/queries'
import { askedOf, filtersOf } from './filters'

const kindOf: Record<string, 'code' | 'place'> = { taxCode: 'code', unitId: 'place' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function EnterprisesPage({ searchParams }: Props) {
  const params = await paramsOf(searchParams)
  const asked = askedOf(params)
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('enterprises')])
  const { list, units, writes } = await withActor(actor, async (db) => {
    const [list, units] = await Promise.all([listEnterprises(db, asked), listUnitChoices(db)])
    return { list, units: [...units], writes: await mayRegister(db, enterprise) }
  })
  const fields = fieldsOf(EnterpriseInput, locale).filter(({ inList }) => inList)
  const organisationsOf = ([name, ...others]: string[]) =>
    name && others.length > 0 ? say('and-others', { name, count: others.length }) : name

  return (
    <ListScreen
      title={say('title')}
      path="/enterprises"
      params={params}
      asked={asked}
      inTime
      exported
      filters={filtersOf(units, locale, say)}
      columns={[
        ...fields.map(({ name, label }) => ({
          name,
          label,
          kind: kindOf[name],
          sortable: ['name', 'taxCode', 'ownership', 'standing'].includes(name),
        })),
        { name: 'workers', label: say('workers'), kind: 'number' },
        { name: 'organisations', label: say('organisation') },
      ]}
      rows={list.rows.map((row) => ({
        id: row.id,
        href: `/enterprises/${row.id}`,
        cells: {
          ...Object.fromEntries(
            fields.map((field) => [field.name, valueInWords(field, row[field.name as keyof typeof row], locale)]),
          ),
          unitId: row.unitName,
          workers: formatCount(row.workers, locale),
          organisations: organisationsOf(row.organisations),
        },
      }))}
      total={list.total}
      add={writes ? { href: '/enterprises/new', label: say('add') } : undefined}
    />
  )
}
