import { getTranslations } from 'next-intl/server'
import { paramsOf } from '@/app/screen/params'
import { factsOf, readRecord, SavedNotice } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { Facts } from '@/components/record/facts'
import { RelatedTable } from '@/components/record/related-table'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { formatDate } from '@/core/locale'
import { listDocumentNames } from '@/db/document/queries'
import { findEvent, listOrganisationsIn } from '@/db/event/queries'
import { EventInput, eventKindInWords } from '@/db/event/record'
import { listUnitChoices, namesOf } from '@/db/unit/queries'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function EventPage({ params, searchParams }: Props) {
  const [{ id }, asked, locale, say, form] = await Promise.all([
    params,
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('events'),
    getTranslations('form'),
  ])
  const { event, parts, names } = await readRecord(id, async (db) => {
    const event = await findEvent(db, id)
    if (!event) return null
    const [parts, units, papers] = await Promise.all([
      listOrganisationsIn(db, id),
      listUnitChoices(db),
      listDocumentNames(db, event.documentId ? [event.documentId] : []),
    ])
    return { event, parts: [...parts], names: namesOf([...units, ...papers]) }
  })
  const isOpen = event.canEdit && !event.retiredOn
  const facts = (only: string[]) => factsOf(EventInput, event, locale, { only, names })

  return (
    <>
      <PageTitle
        title={eventKindInWords(event.kind, locale)}
        crumbs={{ label: form('crumbs'), links: [{ href: '/events', label: say('title') }] }}
        detail={
          <>
            {formatDate(event.effectiveOn, locale)}
            {event.retiredOn && <Tag tone="warn">{say('retired', { day: formatDate(event.retiredOn, locale) })}</Tag>}
          </>
        }
        actions={
          <a className="button" href={`/events/${id}/history`}>
            {say('history')}
          </a>
        }
      />
      <SavedNotice params={asked} />
      <Facts
        blank={form('blank')}
        sections={[
          {
            id: 'decision',
            title: say('decision'),
            facts: event.documentId ? facts(['documentId']) : [{ label: say('decision'), value: say('later') }],
            edit:
              isOpen && !event.documentId ? { href: `/events/${id}/decision`, label: say('add-decision') } : undefined,
          },
          {
            id: 'facts',
            title: say('facts'),
            facts: facts(['effectiveOn', 'unitId', 'membersTo', 'note']),
            edit: isOpen ? { href: `/events/${id}/edit`, label: form('edit') } : undefined,
          },
        ]}
      />
      <RelatedTable
        id="organisations"
        title={say('organisations')}
        columns={[
          { name: 'name', label: say('organisation') },
          { name: 'part', label: say('part') },
        ]}
        rows={parts.map((one) => ({
          id: `${one.part} ${one.organisationId}`,
          href: `/organisations/${one.organisationId}`,
          cells: { name: one.name, part: say(`as.${one.part}`) },
        }))}
        none={say('none')}
      />
      {event.canEdit && (
        <p>
          <a href={`/events/${id}/retire`}>{event.retiredOn ? form('restore') : say('retire')}</a>
        </p>
      )}
    </>
  )
}
