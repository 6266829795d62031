import { getTranslations } from 'next-intl/server'
import { ListScreen } from '@/app/screen/list-screen'
import { askedIn, paramsOf } from '@/app/screen/params'
import { valueInWords } from '@/app/screen/values'
import { currentActor, currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { withActor } from '@/db/actor'
import { mayRegister } from '@/db/rights'
import { listUnits } from '@/db/unit/queries'
import { UnitInput, unit } from '@/db/unit/record'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function UnitsPage({ searchParams }: Props) {
  const params = await paramsOf(searchParams)
  const asked = askedIn(params, 'name')
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('units')])
  const { list, keeps } = await withActor(actor, async (db) => ({
    list: await listUnits(db, asked),
    keeps: await mayRegister(db, unit),
  }))
  const fields = fieldsOf(UnitInput, locale).filter(({ inList }) => inList)

  return (
    <ListScreen
      title={say('title')}
      path="/units"
      params={params}
      asked={asked}
      inTime
      exported
      columns={fields.map(({ name, label }) => ({ name, label }))}
      rows={list.rows.map((row) => ({
        id: row.id,
        href: `/units/${row.id}`,
        cells: {
          ...Object.fromEntries(
            fields.map((field) => [field.name, valueInWords(field, row[field.name as keyof typeof row], locale)]),
          ),
          name: `${asked.text ? '' : '– '.repeat(row.depth)}${row.name}`,
          parentId: row.parentName,
        },
      }))}
      total={list.total}
      add={keeps ? { href: '/units/new', label: say('add') } : undefined}
    />
  )
}
