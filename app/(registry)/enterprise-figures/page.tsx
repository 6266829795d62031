import { getTranslations } from 'next-intl/server'
import { choicesFor } from '@/app/choices'
import { ListScreen } from '@/app/screen/list-screen'
import { hrefWith, paramsOf } from '@/app/screen/params'
import { currentActor, currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { formatDecimal } from '@/core/locale'
import { withActor } from '@/db/actor'
import { findEnterpriseChoice } from '@/db/enterprise/queries'
import { listFigures } from '@/db/enterprise-figures/queries'
import { EnterpriseFiguresInput, enterpriseFigures } from '@/db/enterprise-figures/record'
import { nameOfPeriod } from '@/db/period/words'
import { mayRegister } from '@/db/rights'
import { listUnitChoices } from '@/db/unit/queries'
import { askedOf, filtersOf } from './filters'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const shown = [
  'workers',
  'femaleWorkers',
  'foreignWorkers',
  'managers',
  'highSkilled',
  'revenueVnd',
  'exportsUsd',
] as const

export default async function FiguresPage({ searchParams }: Props) {
  const params = await paramsOf(searchParams)
  const asked = askedOf(params)
  const [actor, locale, say] = await Promise.all([
    currentActor(),
    currentLocale(),
    getTranslations('enterprise-figures'),
  ])
  const fields = fieldsOf(EnterpriseFiguresInput, locale)
  const { list, units, choices, enterprise, writes } = await withActor(actor, async (db) => {
    const [list, units, choices, enterprise] = await Promise.all([
      listFigures(db, asked),
      listUnitChoices(db),
      choicesFor(db, fields),
      findEnterpriseChoice(db, asked.enterpriseId),
    ])
    return { list, units: [...units], choices, enterprise, writes: await mayRegister(db, enterpriseFigures) }
  })

  return (
    <ListScreen
      title={say('title')}
      path="/enterprise-figures"
      params={params}
      asked={asked}
      exported
      filters={filtersOf({ units, periods: choices.periodId ?? [], enterprise }, say)}
      columns={[
        { name: 'enterprise', label: say('enterprise'), sortable: true },
        { name: 'period', label: say('period'), sortable: true },
        ...fields
          .filter(({ name }) => shown.some((one) => one === name))
          .map(({ name, label }) => ({ name, label, kind: 'number' as const, sortable: name === 'workers' })),
      ]}
      rows={list.rows.map((row) => ({
        id: row.id,
        href: `/enterprise-figures/${row.id}`,
        cells: {
          ...Object.fromEntries(shown.map((name) => [name, formatDecimal(row[name] ?? null, locale)])),
          enterprise: row.enterpriseName,
          period: nameOfPeriod(row.period, locale),
        },
      }))}
      total={list.total}
      add={
        writes
          ? {
              href: `/enterprise-figures/new${enterprise ? `?enterprise=${enterprise.value}` : ''}`,
              label: say('add'),
            }
          : undefined
      }
    >
      {writes && (
        <p>
          <a href={hrefWith('/enterprise-figures/entry', { period: params.period ?? '', unit: params.unit ?? '' }, {})}>
            {say('entry.open')}
          </a>
        </p>
      )}
      <p className="hint">{say('missing')}</p>
    </ListScreen>
  )
}
