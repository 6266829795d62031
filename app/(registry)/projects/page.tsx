import { getTranslations } from 'next-intl/server'
import { ListScreen } from '@/app/screen/list-screen'
import { paramsOf } from '@/app/screen/params'
import { valueInWords } from '@/app/screen/values'
import { currentActor, currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { formatCount, formatFullMoney, formatMoney } from '@/core/locale'
import { withActor } from '@/db/actor'
import { findEnterpriseChoice } from '@/db/enterprise/queries'
import { listProjects, totalsOfProjects } from '@/db/project/queries'
import { ProjectInput, project } from '@/db/project/record'
import { mayRegister } from '@/db/rights'
import { listUnitChoices } from '@/db/unit/queries'
import { askedOf, filtersOf } from './filters'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const sortable = ['code', 'name', 'certifiedOn', 'registeredCapital']

export default async function ProjectsPage({ searchParams }: Props) {
  const params = await paramsOf(searchParams)
  const asked = askedOf(params)
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('projects')])
  const { list, totals, units, enterprise, writes } = await withActor(actor, async (db) => {
    const [list, totals, units, enterprise] = await Promise.all([
      listProjects(db, asked),
      totalsOfProjects(db, asked),
      listUnitChoices(db),
      findEnterpriseChoice(db, asked.enterpriseId),
    ])
    return { list, totals: [...totals], units: [...units], enterprise, writes: await mayRegister(db, project) }
  })
  const fields = fieldsOf(ProjectInput, locale).filter(({ inList, name }) => inList && name !== 'code')
  const code = fieldsOf(ProjectInput, locale).find(({ name }) => name === 'code')

  return (
    <ListScreen
      title={say('title')}
      path="/projects"
      params={params}
      asked={asked}
      inTime
      exported
      filters={filtersOf(units, locale, say, enterprise)}
      columns={[code, ...fields].flatMap((field) =>
        field
          ? [
              {
                name: field.name,
                label: field.label,
                sortable: sortable.includes(field.name),
                kind: field.name === 'registeredCapital' ? ('number' as const) : undefined,
              },
            ]
          : [],
      )}
      rows={list.rows.map((row) => ({
        id: row.id,
        href: `/projects/${row.id}`,
        cells: {
          ...Object.fromEntries(
            fields.map((field) => [field.name, valueInWords(field, row[field.name as keyof typeof row], locale)]),
          ),
          code: row.code,
          enterpriseId: <a href={`/enterprises/${row.enterpriseId}`}>{row.enterpriseName}</a>,
          unitId: row.unitName,
          registeredCapital: row.currency && formatFullMoney(row.registeredCapital, row.currency, locale),
        },
      }))}
      total={list.total}
      add={writes ? { href: '/projects/new', label: say('add') } : undefined}
    >
      {totals.length > 0 && (
        <p>
          {say('totals')}{' '}
          {totals
            .map(({ currency, projects, registeredCapital }) =>
              say('total', {
                amount: formatMoney(registeredCapital, currency, locale),
                projects: formatCount(projects, locale),
              }),
            )
            .join('; ')}
          . {totals.length > 1 && <span className="muted">{say('no-rate')}</span>}
        </p>
      )}
    </ListScreen>
  )
}
