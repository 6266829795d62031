import { getTranslations } from 'next-intl/server'
import { ListScreen } from '@/app/screen/list-screen'
import { paramsOf } from '@/app/screen/params'
import { valueInWords } from '@/app/screen/values'
import { currentActor, currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { withActor } from '@/db/actor'
import { listCommunes } from '@/db/commune/queries'
import { CommuneInput, commune } from '@/db/commune/record'
import { mayRegister } from '@/db/rights'
import { askedOf, filtersOf } from './filters'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function CommunesPage({ searchParams }: Props) {
  const params = await paramsOf(searchParams)
  const asked = askedOf(params)
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('communes')])
  const { list, keeps } = await withActor(actor, async (db) => ({
    list: await listCommunes(db, asked),
    keeps: await mayRegister(db, commune),
  }))
  const fields = fieldsOf(CommuneInput, locale)
  const columns = ['name', 'kind', 'code', 'formerly'].flatMap(
    (name) => fields.find((field) => field.name === name) ?? [],
  )

  return (
    <ListScreen
      title={say('title')}
      path="/communes"
      params={params}
      asked={asked}
      exported
      filters={filtersOf(locale, say)}
      columns={columns.map(({ name, label }) => ({ name, label, sortable: name !== 'formerly' }))}
      rows={list.rows.map((row) => ({
        id: row.id,
        href: `/communes/${row.id}`,
        cells: Object.fromEntries(
          columns.map((field) => [field.name, valueInWords(field, row[field.name as keyof typeof row], locale)]),
        ),
      }))}
      total={list.total}
      add={keeps ? { href: '/communes/new', label: say('add') } : undefined}
    />
  )
}
