import { factsOf, openPage, type PageProps, readRecord, SavedNotice } from '@/app/screen/record'
import { WithdrawLink } from '@/app/screen/record-actions'
import { Facts } from '@/components/record/facts'
import { RelatedTable } from '@/components/record/related-table'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { formatCount, formatDate } from '@/core/locale'
import { findSetOf } from '@/db/audit/queries'
import { findEvent, listOrganisationsIn } from '@/db/event/queries'
import { EventInput, eventKindInWords, events, leaves, movesMembers } from '@/db/event/record'
import { withNames } from '@/db/references'
import { listReportsAtOdds } from '@/db/report/event-reports'
import { AtOdds } from './at-odds'

export default async function EventPage(props: PageProps) {
  const { id, asked, locale, say, form } = await openPage(props, 'events')
  const { event, parts, atOdds, set } = await readRecord(id, async (db) => {
    const event = await findEvent(db, id)
    if (!event) return null
    const [named, parts, atOdds, set] = await Promise.all([
      withNames(db, EventInput, event, locale),
      listOrganisationsIn(db, id),
      listReportsAtOdds(db, id),
      findSetOf(db, events.code, id),
    ])
    return { event: named, parts: [...parts], atOdds: [...atOdds], set }
  })
  const isOpen = event.canEdit && !event.retiredOn
  const moves = movesMembers(event.kind)
  const movedInWords = ({ part, members }: (typeof parts)[number]) =>
    members === null
      ? say('not-counted')
      : say(leaves(event.kind, part) ? 'left' : 'came', { count: formatCount(members, locale) })
  const facts = (only: string[]) => factsOf(EventInput, event, locale, { only })

  return (
    <>
      <PageTitle
        title={eventKindInWords(event.kind, locale)}
        crumbs={{ label: form('crumbs'), links: [{ href: '/events', label: events.words.many[locale] }] }}
        detail={
          <>
            {formatDate(event.effectiveOn, locale)}
            {event.retiredOn && <Tag tone="warn">{say('retired', { day: formatDate(event.retiredOn, locale) })}</Tag>}
          </>
        }
        actions={
          <a className="button" href={`/events/${id}/history`}>
            {form('history')}
          </a>
        }
      />
      <SavedNotice params={asked} />
      <AtOdds reports={atOdds} canEdit={event.canEdit} locale={locale} />
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
          ...(moves ? [{ name: 'members', label: say('members') }] : []),
        ]}
        rows={parts.map((one) => ({
          id: `${one.part} ${one.organisationId}`,
          href: `/organisations/${one.organisationId}`,
          cells: { name: one.name, part: say(`as.${one.part}`), members: movedInWords(one) },
        }))}
        none={say('none')}
        all={moves && isOpen ? { href: `/events/${id}/members`, label: say('count-members') } : undefined}
      />
      {isOpen && set ? (
        <p>
          <a href={`/undo/${set}`}>{say('undo')}</a>
        </p>
      ) : (
        <WithdrawLink record={events} id={id} canEdit={event.canEdit} retired={event.retiredOn !== null} />
      )}
    </>
  )
}
