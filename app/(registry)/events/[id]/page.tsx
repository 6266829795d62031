import { factsOf, openPage, type PageProps, readRecord, SavedNotice } from '@/app/screen/record'
import { WithdrawLink } from '@/app/screen/record-actions'
import { RetiredTag } from '@/app/screen/record-marks'
import { keepingList } from '@/app/screen/walk'
import { WalkBar } from '@/app/screen/walk-bar'
import { keys } from '@/components/keys/keys'
import { Facts } from '@/components/record/facts'
import { RelatedTable } from '@/components/record/related-table'
import { PageTitle } from '@/components/shell/page-title'
import { formatCount, formatDate } from '@/core/locale'
import { findSetOf } from '@/db/audit/queries'
import { countParties, findEvent, type Taking } from '@/db/event/queries'
import {
  EventInput,
  type EventKind,
  eventKindInWords,
  eventPartInWords,
  events,
  leaves,
  letsMembersOut,
  movesMembers,
} from '@/db/event/record'
import { withNames } from '@/db/references'
import { listReportsAtOdds } from '@/db/report/event-reports'
import { hasNoFigure, listPartsOf } from '../parts'
import { AtOdds } from './at-odds'

export default async function EventPage(props: PageProps) {
  const { id, asked, locale, say, form } = await openPage(props, 'events')
  const { event, parts, atOdds, set, isWhole } = await readRecord(id, async (db) => {
    const event = await findEvent(db, id)
    if (!event) return null
    const [named, parts, atOdds, set, parties] = await Promise.all([
      withNames(db, EventInput, event, locale),
      listPartsOf(db, event, locale),
      listReportsAtOdds(db, id),
      findSetOf(db, events.code, id),
      countParties(db, id),
    ])
    return { event: named, parts, atOdds: [...atOdds], set, isWhole: parts.length === parties }
  })
  const kept = await keepingList()
  const isOpen = event.canEdit && !event.retiredOn
  const moves = movesMembers(event.kind, parts)
  const count = (number: number) => formatCount(number, locale)
  const movedInWords = ({ part, members, probationary, female, before }: (typeof parts)[number]) => {
    const moved = moves ? members : (before ?? members)
    if (moved === null) return say('not-counted')
    const way = moves ? (leaves(event.kind, part) ? 'left' : 'came') : 'handed-over'
    const ofThem = [
      probationary === null ? null : say('probationary', { count: count(probationary) }),
      female === null ? null : say('female', { count: count(female) }),
      moves && before !== null && before > moved ? say('stay', { count: count(before - moved) }) : null,
    ].filter((one) => one !== null)
    return [say(way, { count: count(moved) }), ...ofThem].join(', ')
  }
  const partInWords = ({ part, direction }: (typeof parts)[number]) =>
    direction ? say(`transfer.${direction}`) : eventPartInWords(event.kind, part, locale)
  // A part that is out of sight may have received some of them.
  const wentOut = isWhole && letsMembersOut(event.kind) ? differenceOf(event.kind, parts) : null
  const facts = (only: string[]) => factsOf(EventInput, event, locale, { only })

  return (
    <>
      <WalkBar />
      <PageTitle
        title={eventKindInWords(event.kind, locale)}
        about={[formatDate(event.effectiveOn, locale), ...parts.map(({ name }) => name)].join(', ')}
        crumbs={{ label: form('crumbs'), links: [{ href: '/events', label: events.words.many[locale] }] }}
        detail={
          <>
            {formatDate(event.effectiveOn, locale)}
            <RetiredTag record={event} locale={locale} />
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
            facts: [
              ...facts(['effectiveOn', 'unitId', 'membersTo']),
              ...(wentOut ? [{ label: say('went-out'), value: say('left', { count: count(wentOut) }) }] : []),
              ...(event.isWatched ? facts(['note']) : []),
            ],
            edit: isOpen
              ? { href: kept(`/events/${id}/edit`), label: form('edit'), letter: keys['edit-record'].key }
              : undefined,
          },
        ]}
      />
      <RelatedTable
        id="organisations"
        title={say('organisations')}
        columns={[
          { name: 'name', label: say('organisation') },
          { name: 'part', label: say('part') },
          ...(moves || event.kind === 'transferred' ? [{ name: 'members', label: say('members') }] : []),
        ]}
        rows={parts.map((one) => ({
          id: `${one.part} ${one.organisationId}`,
          href: `/organisations/${one.organisationId}`,
          cells: { name: one.name, part: partInWords(one), members: movedInWords(one) },
        }))}
        none={say('none')}
        all={
          isOpen && (moves || parts.some(hasNoFigure))
            ? { href: `/events/${id}/members`, label: say('count-members') }
            : undefined
        }
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

/** How many of those who left were received by nobody in the register; null if a number is missing. */
function differenceOf(kind: EventKind, parts: readonly Taking[]): number | null {
  const counts = parts.map(({ part, members }) => members && (leaves(kind, part) ? members : -members))
  return counts.reduce<number | null>((sum, count) => (sum === null || count === null ? null : sum + count), 0)
}
