import { getTranslations } from 'next-intl/server'
import { dayIn, RecordOnNoDay } from '@/app/screen/day'
import { standInsInWords } from '@/app/screen/members-basis'
import { OpenTasks } from '@/app/screen/open-tasks'
import { editableAt, factsOf, inWords, openPage, type PageProps, readRecord, SavedNotice } from '@/app/screen/record'
import { WithdrawLink } from '@/app/screen/record-actions'
import { SectionEdit } from '@/app/screen/record-form'
import { RetiredTag } from '@/app/screen/record-marks'
import { keepingList } from '@/app/screen/walk'
import { WalkBar } from '@/app/screen/walk-bar'
import { keys } from '@/components/keys/keys'
import { Facts } from '@/components/record/facts'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { formatDate } from '@/core/locale'
import { OrganisationInput, organisations } from '@/db/organisation/record'
import { countInWords, foundedInWords } from '../counted'
import { editOf } from '../edit'
import { groups } from '../sections'
import { ActMenu } from './act-menu'
import { readOrganisation } from './read'
import { Related } from './related'
import { UnderWayTable } from './under-way-table'
import { Warnings } from './warnings'

export default async function OrganisationPage(props: PageProps) {
  const { id, asked, locale, say, form } = await openPage(props, 'organisations')
  const asOf = await dayIn(asked)
  if (asOf.problem) return <RecordOnNoDay record={organisations} id={id} day={asOf} />
  const day = asOf.on
  const [overview, record, kept] = [
    await getTranslations('overview'),
    await getTranslations('record'),
    await keepingList(),
  ]
  const { organisation, count, total, standIns, warnings, transfers, tasks, ...related } = await readRecord(id, (db) =>
    readOrganisation(db, id, day, locale),
  )
  const isOpen = organisation.canEdit && !day && !organisation.retiredOn
  const lives = isOpen && !organisation.endedOn
  const editing = isOpen
    ? async (section: string) => <SectionEdit {...(await editOf(id, section))} section={section} />
    : undefined
  const inPlace = (section: string) => editableAt(`/organisations/${id}`, section, asked, editing)

  return (
    <>
      <WalkBar />
      <PageTitle
        title={organisation.name}
        crumbs={{ label: form('crumbs'), links: [{ href: '/organisations', label: organisations.words.many[locale] }] }}
        detail={
          <>
            <Tag>{inWords(OrganisationInput, organisation, locale, ['kind'])}</Tag>
            {organisation.endedOn && (
              <Tag tone="warn">{say('ended', { day: formatDate(organisation.endedOn, locale) })}</Tag>
            )}
            <RetiredTag record={organisation} locale={locale} />
            {day && <span className="muted">{say('as-of', { day: formatDate(day, locale) })}</span>}
          </>
        }
        actions={
          <>
            {lives && <ActMenu id={id} />}
            {isOpen && (
              <a className="button" href={kept(`/organisations/${id}/edit`)} data-key={keys['edit-record'].key}>
                {form('edit')}
              </a>
            )}
            <a className="button" href={`/organisations/${id}/reports`}>
              {say('reports')}
            </a>
            <a className="button" href={`/organisations/${id}/history`}>
              {form('history')}
            </a>
            {organisation.canEdit && (
              <a className="button" href={`/organisations/new?like=${id}`}>
                {form('similar')}
              </a>
            )}
          </>
        }
      />
      <SavedNotice params={asked} />
      <Warnings warnings={warnings} canEdit={lives} id={id} locale={locale} />
      <div className="record">
        <div className="record-beside">
          <Facts
            blank={form('blank')}
            sections={[
              {
                id: 'count',
                title: say('section.count'),
                facts: [
                  ...countInWords(count, total, [...related.under].length > 0, locale, say),
                  ...(standIns.length > 0
                    ? [{ label: say('rests-on'), value: standInsInWords(standIns, locale, overview).join('; ') }]
                    : []),
                ],
              },
            ]}
          />
          {organisation.isWatched && !day && <OpenTasks tasks={tasks} own={id} mayAct={lives} />}
        </div>
        <div>
          <Facts
            without={record('without')}
            sections={[
              {
                id: 'identity',
                title: say('section.identity'),
                facts: [
                  ...factsOf(OrganisationInput, organisation, locale, { only: ['name', 'kind', 'unitId'] }),
                  { label: say('founded'), value: foundedInWords(organisation, locale) },
                  ...factsOf(OrganisationInput, organisation, locale, {
                    only: rest,
                    without: organisation.isWatched ? [] : ['note'],
                  }),
                ],
                ...(await inPlace('identity')),
              },
              {
                id: 'superior',
                title: say('section.superior'),
                facts: factsOf(OrganisationInput, organisation, locale, {
                  only: [organisation.externalSuperior ? 'externalSuperior' : 'superiorId'],
                }),
                ...(await inPlace('superior')),
              },
            ]}
          />
          {transfers.length > 0 && <UnderWayTable title={say('under-way')} transfers={transfers} locale={locale} />}
          <Related id={id} lives={lives} locale={locale} day={day} {...related} />
          <WithdrawLink
            record={organisations}
            id={id}
            canEdit={organisation.canEdit && !day}
            retired={organisation.retiredOn !== null}
          />
        </div>
      </div>
    </>
  )
}

/** Fields that the page shows elsewhere. */
const placed: string[] = ['name', 'kind', 'unitId', 'foundedOn', 'foundedPrecision', ...groups.superior]
const rest = Object.keys(OrganisationInput.shape).filter((name) => !placed.includes(name))
