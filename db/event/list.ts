import { sql } from 'drizzle-orm'
import { documents } from '../document/record'
import { organisations } from '../organisation/record'
import { dayOf, fieldsFrom } from '../record/list'
import { filterBy, type Listing, type ListRow, referenceFilter, toReview, unitFilter } from '../record/listing'
import { EventInput, event, eventPartAs, events } from './record'

export type EventRow = ListRow & {
  /** The names of the first three organisations that took part, and the number of all. */
  first: string | null
  count: number
  documentName: string | null
}

/** Events, latest first. */
export const eventList: Listing = {
  record: events,
  from: () => sql`event e`,
  id: sql`e.id`,
  retiredOn: sql`e.retired_on`,
  fields: fieldsFrom('e', event),
  always: (asked) => [asked.validOn ? sql`e.effective_on <= ${dayOf(asked)}` : undefined],
  search: (pattern) => sql`e.id in (select event_id from event_organisation
    where organisation_id in (select organisations_like(${pattern})))`,
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
  sortable: { effectiveOn: sql`e.effective_on` },
  sort: '-effectiveOn',
  also: { organisations: { label: { vi: 'Tổ chức đảng', en: 'Organisations' } } },
  shown: ['kind', 'effectiveOn', 'organisations', 'documentId'],
  around: ({ locale }) => ({
    columns: {
      documentName: documents.referredName(sql`page."documentId"`, locale),
      organisations: sql`names.all`,
      first: sql`names.first`,
      count: sql`names.count`,
    },
    // The part is said only where the parts of an event differ.
    joins: sql`cross join lateral (
      select string_agg(one.called, ', ' order by one.part, one.name) as all, count(*)::int as count,
        array_to_string((array_agg(one.called order by one.part, one.name))[1:3], ', ') as first
      from (select named.part, named.name,
          named.name || case when min(named.part) over () <> max(named.part) over ()
            then ' (' || ${eventPartAs(sql`page."kind"`, sql`named.part`, locale)} || ')' else '' end as called
        from (select eo.part, ${organisations.referredName(sql`eo.organisation_id`, locale, sql`page."effectiveOn"`)} as name
          from event_organisation eo where eo.event_id = page.id) named) one) names`,
  }),
  inTime: false,
}
