import { sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import { documents } from '../document/record'
import { organisations } from '../organisation/record'
import { filterBy, labelIn, referenceFilter, toReview, unitFilter } from '../record/filters'
import { keyed } from '../record/keys'
import { dayOf, fieldsFrom, isFound, partInFile } from '../record/list'
import type { Listing, ListRow } from '../record/listing'
import { EventInput, EventOrganisationInput, event, eventNote, eventOrganisation, eventPartAs, events } from './record'

export type EventRow = ListRow & {
  /** The names of the first three organisations that took part, and the number of all. */
  first: string | null
  count: number
  documentName: string | null
}

const moved = Object.keys(EventOrganisationInput.shape)
const nameThen = (locale: Locale) =>
  organisations.referredName(sql`eo.organisation_id`, locale, sql`page."effectiveOn"`)

/** Events, latest first. In the file there is a row for each organisation of an event. */
export const eventList: Listing = {
  record: events,
  from: () => sql`event e`,
  id: sql`e.id`,
  retiredOn: sql`e.retired_on`,
  fields: fieldsFrom('e', event),
  aliases: { event: 'e' },
  pairs: [{ record: organisations, own: eventOrganisation.eventId, theirs: eventOrganisation.organisationId }],
  always: (asked) => [asked.validOn ? sql`e.effective_on <= ${dayOf(asked)}` : undefined],
  // Of the parties, also by those that only the policy of event_organisation shows: a secretary's own.
  search: (text) => sql`(${isFound('event', sql`e.id`, text)} or e.id in (select event_id from event_organisation
    where ${isFound('organisation', sql`organisation_id`, text)}))`,
  filters: {
    kind: filterBy(EventInput, 'kind', sql`e.kind`),
    unit: unitFilter(sql`e.unit_id`, { vi: 'KCN/KKT', en: 'Park or zone' }),
    review: {
      label: toReview,
      options: { 'no-decision': { vi: 'Quyết định bổ sung sau', en: 'Decision to be added' } },
      where: () => sql`e.document_id is null`,
    },
    document: referenceFilter(EventInput, 'documentId', sql`e.document_id`),
    organisation: {
      label: organisations.words.one,
      reference: organisations.code,
      where: (id) => sql`e.id in (select event_id from event_organisation where organisation_id = ${id}::uuid)`,
    },
  },
  sight: { unit: sql`e.unit_id`, own: sql`own_events()` },
  sortable: { effectiveOn: keyed(sql`e.effective_on`, sql`e.id`) },
  hint: (id) => sql`(select to_char(h.effective_on, 'DD/MM/YYYY') from event h where h.id = ${id})`,
  sort: '-effectiveOn',
  also: {
    organisations: { label: { vi: 'Tổ chức đảng', en: 'Organisations' } },
    organisation: { label: organisations.words.one, only: 'file' },
    part: { label: { vi: 'Vai trò trong sự kiện', en: 'Part in the event' }, only: 'file' },
    ...Object.fromEntries(
      moved.map((name) => [name, { label: labelIn(EventOrganisationInput, name), input: 'count', only: 'file' }]),
    ),
  },
  inFile: { organisations: ['organisation', 'part'] },
  shown: ['kind', 'effectiveOn', 'organisations', 'documentId'],
  around: ({ locale }, _, place) => (place === 'file' ? partsIn(locale) : namesOf(locale)),
  inTime: false,
}

/** Of all organisations of an event in one text. The part is said only where the parts of an event differ. */
const namesOf = (locale: Locale) => ({
  columns: {
    documentName: documents.referredName(sql`page."documentId"`, locale),
    organisations: sql`names.all`,
    first: sql`names.first`,
    count: sql`names.count`,
  },
  joins: sql`cross join lateral (
      select string_agg(one.called, ', ' order by one.part, one.name) as all, count(*)::int as count,
        array_to_string((array_agg(one.called order by one.part, one.name))[1:3], ', ') as first
      from (select named.part, named.name,
          named.name || case when min(named.part) over () <> max(named.part) over ()
            then ' (' || ${eventPartAs(sql`page."kind"`, sql`named.part`, locale)} || ')' else '' end as called
        from (select eo.part, ${nameThen(locale)} as name
          from event_organisation eo where eo.event_id = page.id) named) one) names`,
})

const noted = partInFile(eventNote, eventNote.eventId)

const partsIn = (locale: Locale) => ({
  columns: {
    ...noted.columns,
    organisation: sql`one.name`,
    part: eventPartAs(sql`page."kind"`, sql`one.part`, locale),
    ...Object.fromEntries(moved.map((name) => [name, sql`one.${sql.identifier(name)}`])),
  },
  joins: sql`left join lateral (
      select eo.part, eo.members, eo.probationary, eo.female, ${nameThen(locale)} as name
      from event_organisation eo where eo.event_id = page.id) one on true ${noted.joins}`,
  order: sql`one.part, one.name collate vi_natural`,
})
