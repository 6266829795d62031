import { getTranslations } from 'next-intl/server'
import { ListScreen } from '@/app/screen/list-screen'
import { paramsOf } from '@/app/screen/params'
import { valueInWords } from '@/app/screen/values'
import { currentActor, currentLocale } from '@/app/session'
import { today } from '@/core/date'
import { fieldsOf } from '@/core/field'
import { withActor } from '@/db/actor'
import { listPeriods, type PeriodRow } from '@/db/period/queries'
import { PeriodInput, period } from '@/db/period/record'
import { nameOfPeriod } from '@/db/period/words'
import { mayRegister } from '@/db/rights'
import { askedOf, filtersOf } from './filters'
import { standingOf } from './standing'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const sortable = ['startsOn', 'endsOn', 'dueOn']

export default async function PeriodsPage({ searchParams }: Props) {
  const params = await paramsOf(searchParams)
  const asked = askedOf(params)
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('periods')])
  const { list, opens } = await withActor(actor, async (db) => ({
    list: await listPeriods(db, asked),
    opens: await mayRegister(db, period),
  }))
  const fields = fieldsOf(PeriodInput, locale).filter(({ inList }) => inList)
  const cells = (row: PeriodRow) =>
    fields.map((field) => [field.name, valueInWords(field, row[field.name as keyof PeriodRow], locale)])

  return (
    <ListScreen
      title={say('title')}
      path="/periods"
      params={params}
      asked={asked}
      exported
      filters={filtersOf(locale, say)}
      columns={[
        { name: 'called', label: say('called') },
        ...fields.map(({ name, label }) => ({ name, label, sortable: sortable.includes(name) })),
        { name: 'standing', label: say('standing') },
      ]}
      rows={list.rows.map((row) => ({
        id: row.id,
        href: `/periods/${row.id}`,
        cells: {
          ...Object.fromEntries(cells(row)),
          called: nameOfPeriod(row, locale),
          standing: say(standingOf(row, today())),
        },
      }))}
      total={list.total}
      add={opens ? { href: '/periods/new', label: say('add') } : undefined}
    />
  )
}
