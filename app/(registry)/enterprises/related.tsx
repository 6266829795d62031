import { getTranslations } from 'next-intl/server'
import { spanInWords } from '@/app/screen/sentences'
import { RelatedTable } from '@/components/record/related-table'
import { type Field, fieldsOf } from '@/core/field'
import { type Currency, formatCount, formatDate, formatFullMoney, type Locale } from '@/core/locale'
import type { Db } from '@/db/actor'
import { AffiliatedOrganisationInput } from '@/db/affiliated-organisation/record'
import { listOrganisationsCovering } from '@/db/coverage/queries'
import { listAffiliated, listLatestFigures, listOwnProjects } from '@/db/enterprise/related'
import { EnterpriseFiguresInput } from '@/db/enterprise-figures/record'
import { nameOfPeriod } from '@/db/period/words'
import { ProjectInput } from '@/db/project/record'

export async function readRelated(db: Db, enterpriseId: string, validOn: string | undefined) {
  const asked = { enterpriseId, validOn }
  const [serving, projects, affiliated, figures] = await Promise.all([
    listOrganisationsCovering(db, enterpriseId, validOn),
    listOwnProjects(db, asked),
    listAffiliated(db, asked),
    listLatestFigures(db, asked),
  ])
  return {
    serving: [...serving].filter(({ holds }) => holds),
    projects: [...projects],
    affiliated: [...affiliated],
    figures: [...figures],
  }
}

type Related = Awaited<ReturnType<typeof readRelated>>
type Props = { id: string; related: Related; isWatched: boolean; isOpen: boolean; locale: Locale }

/** What hangs on an enterprise. Those who report see which organisations serve it, and nothing else. */
export async function RelatedRecords({ id, related, isWatched, isOpen, locale }: Props) {
  const [say, history] = await Promise.all([getTranslations('enterprises'), getTranslations('history')])
  const addTo = (path: string, label: string) =>
    isOpen ? { href: `${path}/new?enterprise=${id}`, label: say(label) } : undefined
  return (
    <>
      <RelatedTable
        id="serving"
        title={say('related.serving')}
        none={say('related.none-serving')}
        columns={[
          { name: 'name', label: say('organisation') },
          { name: 'span', label: say('related.span') },
          { name: 'host', label: say('related.host') },
        ]}
        rows={related.serving.map(({ id, organisationId, organisationName, valid, isHost }) => ({
          id,
          href: `/organisations/${organisationId}`,
          cells: {
            name: organisationName,
            span: spanInWords(valid, locale, history),
            host: isHost ? say('related.is-host') : '',
          },
        }))}
      />
      {isWatched && (
        <>
          <Figures {...{ related, locale }} add={addTo('/enterprise-figures', 'related.add-figures')} all={id} />
          <Projects {...{ related, locale }} add={addTo('/projects', 'related.add-project')} />
          <Affiliated {...{ related, locale }} add={addTo('/affiliated-organisations', 'related.add-affiliated')} />
        </>
      )}
    </>
  )
}

type PartProps = Pick<Props, 'related' | 'locale'> & { add: { href: string; label: string } | undefined }

async function Figures({ related, locale, add, all }: PartProps & { all: string }) {
  const say = await getTranslations('enterprises')
  const label = labelsOf(fieldsOf(EnterpriseFiguresInput, locale))
  return (
    <RelatedTable
      id="figures"
      title={say('related.figures')}
      none={say('related.none-figures')}
      add={add}
      all={
        related.figures.length > 0
          ? { href: `/enterprise-figures?enterprise=${all}`, label: say('related.all-figures') }
          : undefined
      }
      columns={[
        { name: 'period', label: label('periodId') },
        { name: 'workers', label: label('workers'), kind: 'number' },
        { name: 'femaleWorkers', label: label('femaleWorkers'), kind: 'number' },
        { name: 'foreignWorkers', label: label('foreignWorkers'), kind: 'number' },
        { name: 'revenueVnd', label: label('revenueVnd'), kind: 'number' },
        { name: 'exportsUsd', label: label('exportsUsd'), kind: 'number' },
      ]}
      rows={related.figures.map((row) => ({
        id: row.id,
        href: `/enterprise-figures/${row.id}`,
        cells: {
          period: nameOfPeriod(row.period, locale),
          workers: formatCount(row.workers, locale),
          femaleWorkers: formatCount(row.femaleWorkers, locale),
          foreignWorkers: formatCount(row.foreignWorkers, locale),
          revenueVnd: formatCount(row.revenueVnd, locale),
          exportsUsd: formatCount(row.exportsUsd, locale),
        },
      }))}
    />
  )
}

async function Projects({ related, locale, add }: PartProps) {
  const say = await getTranslations('enterprises')
  const fields = fieldsOf(ProjectInput, locale)
  const label = labelsOf(fields)
  return (
    <RelatedTable
      id="projects"
      title={say('related.projects')}
      none={say('related.none-projects')}
      add={add}
      columns={[
        { name: 'code', label: label('code'), kind: 'code' },
        { name: 'name', label: label('name') },
        { name: 'kind', label: label('kind') },
        { name: 'park', label: label('unitId') },
        { name: 'certifiedOn', label: label('certifiedOn'), kind: 'date' },
        { name: 'capital', label: label('registeredCapital'), kind: 'number' },
      ]}
      rows={related.projects.map((row) => ({
        id: row.id,
        href: `/projects/${row.id}`,
        cells: {
          code: row.code,
          name: row.name,
          kind: optionIn(fields, 'kind', row.kind),
          park: row.unitName,
          certifiedOn: formatDate(row.certifiedOn, locale),
          capital: row.currency && formatFullMoney(row.registeredCapital, row.currency as Currency, locale),
        },
      }))}
    />
  )
}

async function Affiliated({ related, locale, add }: PartProps) {
  const [say, history] = await Promise.all([getTranslations('enterprises'), getTranslations('history')])
  const fields = fieldsOf(AffiliatedOrganisationInput, locale)
  const label = labelsOf(fields)
  return (
    <RelatedTable
      id="affiliated"
      title={say('related.affiliated')}
      none={say('related.none-affiliated')}
      add={add}
      columns={[
        { name: 'name', label: label('name') },
        { name: 'kind', label: label('kind') },
        { name: 'span', label: say('related.span') },
        { name: 'members', label: label('members'), kind: 'number' },
      ]}
      rows={related.affiliated.map((row) => ({
        id: row.id,
        href: `/affiliated-organisations/${row.id}`,
        cells: {
          name: row.name,
          kind: optionIn(fields, 'kind', row.kind),
          span: spanInWords(row.valid, locale, history),
          members: formatCount(row.members, locale),
        },
      }))}
    />
  )
}

const labelsOf = (fields: Field[]) => (name: string) => fields.find((one) => one.name === name)?.label ?? name
const optionIn = (fields: Field[], name: string, value: string) =>
  fields.find((one) => one.name === name)?.options.find((one) => one.value === value)?.label ?? value
