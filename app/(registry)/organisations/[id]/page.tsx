import { getTranslations } from 'next-intl/server'
import { dayIn, paramsOf } from '@/app/screen/params'
import { factsOf, readRecord, SavedNotice } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { Facts } from '@/components/record/facts'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { formatDate } from '@/core/locale'
import { listEnterprisesCovered } from '@/db/coverage/queries'
import { listEventsOf } from '@/db/event/queries'
import { listMandates } from '@/db/mandate/queries'
import { findOrganisation, listOrganisationStates } from '@/db/organisation/queries'
import { OrganisationInput } from '@/db/organisation/record'
import { listSubordinates } from '@/db/organisation/tree'
import { findLastCount, findMembers, listWarnings } from '@/db/organisation/warnings'
import { listTransfersOf } from '@/db/report/transfers'
import { countInWords } from '../counted'
import { groups } from '../sections'
import { ActMenu } from './act-menu'
import { namesIn } from './names'
import { Related } from './related'
import { UnderWayTable } from './under-way-table'
import { Warnings } from './warnings'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function OrganisationPage({ params, searchParams }: Props) {
  const [{ id }, asked, locale, say, form] = await Promise.all([
    params,
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('organisations'),
    getTranslations('form'),
  ])
  const day = dayIn(asked.valid_on)
  const { organisation, count, total, warnings, names, transfers, ...related } = await readRecord(id, async (db) => {
    const organisation = await findOrganisation(db, id, day)
    if (!organisation) return null
    const [count, total, warnings, mandates, covered, under, events, states, transfers] = await Promise.all([
      findLastCount(db, id, day),
      findMembers(db, id, day),
      listWarnings(db, id, day),
      listMandates(db, { organisationId: id }),
      listEnterprisesCovered(db, id, day),
      listSubordinates(db, id, day),
      listEventsOf(db, id),
      listOrganisationStates(db, id),
      listTransfersOf(db, [id], day),
    ])
    const names = await namesIn(db, locale, [organisation, ...states])
    return { organisation, count, total, warnings, mandates, covered, under, events, states, names, transfers }
  })
  const isOpen = organisation.canEdit && !day && !organisation.retiredOn
  const lives = isOpen && !organisation.endedOn
  const edit = isOpen ? { href: `/organisations/${id}/edit`, label: form('edit') } : undefined
  const kind = names[organisation.kind] ?? organisation.kind
  const founded = { d: 'day', m: 'month', y: 'year' } as const
  const precision = founded[organisation.foundedPrecision as keyof typeof founded]

  return (
    <>
      <PageTitle
        title={organisation.name}
        crumbs={{ label: form('crumbs'), links: [{ href: '/organisations', label: say('title') }] }}
        detail={
          <>
            <Tag>{kind}</Tag>
            {organisation.endedOn && (
              <Tag tone="warn">{say('ended', { day: formatDate(organisation.endedOn, locale) })}</Tag>
            )}
            {organisation.retiredOn && (
              <Tag tone="warn">{say('retired', { day: formatDate(organisation.retiredOn, locale) })}</Tag>
            )}
            {day && <span className="muted">{say('as-of', { day: formatDate(day, locale) })}</span>}
          </>
        }
        actions={
          <>
            {lives && <ActMenu id={id} />}
            <a className="button" href={`/organisations/${id}/reports`}>
              {say('reports')}
            </a>
            <a className="button" href={`/organisations/${id}/history`}>
              {say('history')}
            </a>
          </>
        }
      />
      <SavedNotice params={asked} />
      <Warnings warnings={warnings} canEdit={lives} id={id} locale={locale} />
      <Facts
        blank={form('blank')}
        sections={[
          {
            id: 'identity',
            title: say('section.identity'),
            facts: [
              ...factsOf(OrganisationInput, organisation, locale, { only: ['name', 'kind', 'unitId'], names }),
              { label: say('founded'), value: formatDate(organisation.foundedOn, locale, precision) },
              ...factsOf(OrganisationInput, organisation, locale, { only: rest, names }),
            ],
            edit,
          },
          {
            id: 'superior',
            title: say('section.superior'),
            facts: factsOf(OrganisationInput, organisation, locale, {
              only: [organisation.externalSuperior ? 'externalSuperior' : 'superiorId'],
              names: { ...(organisation.superiorId && { [organisation.superiorId]: say('out-of-sight') }), ...names },
            }),
          },
          {
            id: 'count',
            title: say('section.count'),
            facts: countInWords(count, total, [...related.under].length > 0, locale, say),
          },
        ]}
      />
      {transfers.length > 0 && <UnderWayTable title={say('under-way')} transfers={transfers} locale={locale} />}
      <Related id={id} lives={lives} locale={locale} names={names} day={day} {...related} />
      {organisation.canEdit && !day && (
        <p>
          <a href={`/organisations/${id}/retire`}>{organisation.retiredOn ? form('restore') : say('retire')}</a>
        </p>
      )}
    </>
  )
}

/** What stands on the page already, or in another section. */
const placed: string[] = ['name', 'kind', 'unitId', 'foundedOn', 'foundedPrecision', ...groups.superior]
const rest = Object.keys(OrganisationInput.shape).filter((name) => !placed.includes(name))
