import { getTranslations } from 'next-intl/server'
import { ListScreen } from '@/app/screen/list-screen'
import { paramsOf } from '@/app/screen/params'
import { valueInWords } from '@/app/screen/values'
import { currentActor, currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { withActor } from '@/db/actor'
import { mayRegister } from '@/db/rights'
import { listTargets, listTargetYears } from '@/db/target/queries'
import { TargetInput, target } from '@/db/target/record'
import { askedOf, filtersOf } from './filters'
import { organisationIn } from './name'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function TargetPage({ searchParams }: Props) {
  const params = await paramsOf(searchParams)
  const asked = askedOf(params)
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('targets')])
  const { list, years, keeps } = await withActor(actor, async (db) => ({
    list: await listTargets(db, asked),
    years: await listTargetYears(db),
    keeps: await mayRegister(db, target),
  }))
  const columns = fieldsOf(TargetInput, locale)

  return (
    <ListScreen
      title={say('title')}
      path="/targets"
      params={params}
      asked={asked}
      exported
      filters={filtersOf(years, say)}
      columns={columns.map(({ name, label }) => ({ name, label, sortable: true }))}
      rows={list.rows.map((row) => ({
        id: row.id,
        href: `/targets/${row.id}`,
        cells: {
          ...Object.fromEntries(
            columns.map((field) => [
              field.name,
              valueInWords(field, row[field.name as keyof typeof row], locale, organisationIn(row)),
            ]),
          ),
          ...(row.organisationId === null && { organisationId: say('zone') }),
        },
      }))}
      total={list.total}
      add={keeps ? { href: '/targets/new', label: say('add') } : undefined}
    />
  )
}
