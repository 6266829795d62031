import { getTranslations } from 'next-intl/server'
import type { Sent } from '@/app/screen/params'
import { RecordLink } from '@/app/screen/record-link'
import { RecordList } from '@/app/screen/record-list'
import { capitalOf } from '@/app/screen/values'
import { formatCount, formatMoney, type Locale } from '@/core/locale'
import { type CapitalTotal, projectList, totalsOfProjects } from '@/db/project/list'

export default function ProjectsPage({ searchParams }: { searchParams: Promise<Sent> }) {
  return (
    <RecordList
      listing={projectList}
      searchParams={searchParams}
      cells={(row, locale) => ({
        enterpriseId: (
          <RecordLink href={`/enterprises/${row.enterpriseId}`} name={row.enterpriseName} opens={row.enterpriseOpens} />
        ),
        ...capitalOf(row, locale),
      })}
      beside={async (db, asked) => {
        const totals = [...(await totalsOfProjects(db, asked))]
        return { children: totals.length > 0 && <Totals totals={totals} locale={asked.locale} /> }
      }}
    />
  )
}

type TotalsProps = { totals: CapitalTotal[]; locale: Locale }

async function Totals({ totals, locale }: TotalsProps) {
  const say = await getTranslations('projects')
  const each = totals.map(({ currency, projects, registeredCapital }) =>
    say('total', {
      amount: formatMoney(registeredCapital, currency, locale),
      projects: formatCount(projects, locale),
    }),
  )
  return (
    <p>
      {say('totals')} {each.join('; ')}. {totals.length > 1 && <span className="muted">{say('no-rate')}</span>}
    </p>
  )
}
