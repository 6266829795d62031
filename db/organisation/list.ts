import { sql } from 'drizzle-orm'
import { dayOf, fieldsFrom } from '../record/list'
import {
  asksRetired,
  type Listing,
  type ListRow,
  labelIn,
  referenceFilter,
  toReview,
  unitFilter,
} from '../record/listing'
import { spellOn } from '../record/validity'
import { joinMembers, lastReport, listSuperiorChoices, nameKinds, secretaryOn } from './derived'
import { OrganisationInput, organisation, organisationState, organisations } from './record'

const outside = { vi: 'Ngoài Đảng bộ khu kinh tế', en: 'Outside the registry' }

export type OrganisationRow = ListRow &
  Pick<OrganisationInput, 'foundedOn' | 'foundedPrecision'> & {
    secretary: string | null
    /** With those below; see members_below. */
    members: number | null
    isPartial: boolean
    reportKind: string | null
    reportName: string | null
    reportStartsOn: string | null
  }

/** Organisations that exist on a day, with their state of that day. */
export const organisationList: Listing = {
  record: organisations,
  from: (asked) => sql`organisation_state s join organisation o on o.id = s.organisation_id
    ${joinMembers(sql`o.id`, dayOf(asked))}`,
  id: sql`o.id`,
  retiredOn: sql`o.retired_on`,
  fields: sql`${fieldsFrom('s', organisationState)}, ${fieldsFrom('o', organisation)},
    total.members, coalesce(total.is_partial, false) as "isPartial"`,
  always: (asked) => [
    asksRetired(asked)
      ? sql`s.id = (${spellOn('organisation', sql`o.id`, dayOf(asked), sql`id`)})`
      : sql`s.valid @> ${dayOf(asked)}`,
  ],
  search: (pattern) => sql`o.id in (select organisations_like(${pattern}))`,
  filters: {
    unit: unitFilter(sql`o.unit_id`, { vi: 'KCN/KKT', en: 'Park or zone' }),
    kind: {
      label: labelIn(OrganisationInput, 'kind'),
      options: async (db, locale) =>
        Object.entries(await nameKinds(db, locale)).map(([value, label]) => ({ value, label })),
      accepts: /^[a-z_]{1,60}$/,
      where: (kind) => sql`s.kind = ${kind}`,
    },
    review: {
      label: toReview,
      options: {
        'no-secretary': { vi: 'Khuyết bí thư', en: 'No secretary' },
        'no-decision': { vi: 'Quyết định bổ sung sau', en: 'Decision to be added' },
      },
      where: (what, asked) =>
        what === 'no-secretary'
          ? sql`counts_itself(o.id, ${dayOf(asked)}) and not exists (select from mandate m where m.organisation_id = o.id and m.position = 'secretary'
              and m.valid @> ${dayOf(asked)} and m.retired_on is null)`
          : sql`(o.founding_document_id is null or exists (
              select from event_organisation eo join event e on e.id = eo.event_id
              where eo.organisation_id = o.id and e.document_id is null and e.retired_on is null
                and e.effective_on <= ${dayOf(asked)}))`,
    },
    superior: {
      label: labelIn(OrganisationInput, 'superiorId'),
      options: async (db, locale) => [{ value: 'outside', label: outside[locale] }, ...(await listSuperiorChoices(db))],
      accepts: /^(outside|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/i,
      reference: 'organisation',
      where: (superior) =>
        superior === 'outside' ? sql`s.external_superior is not null` : sql`s.superior_id = ${superior}::uuid`,
    },
    document: referenceFilter(OrganisationInput, 'foundingDocumentId', sql`o.founding_document_id`),
  },
  sortable: { name: sql`s.name collate "vi-x-icu"`, foundedOn: sql`o.founded_on`, members: sql`total.members` },
  sort: 'name',
  also: {
    secretary: { label: { vi: 'Bí thư', en: 'Secretary' } },
    members: { label: { vi: 'Đảng viên', en: 'Members' }, input: 'count' },
    report: { label: { vi: 'Báo cáo gần nhất', en: 'Last report' }, only: 'list' },
  },
  shown: ['name', 'kind', 'unitId', 'superiorId', 'secretary', 'members', 'report', 'foundedOn'],
  around: (asked) => ({
    columns: {
      superiorName: sql`coalesce(${organisations.referredName(sql`page."superiorId"`, asked.locale, dayOf(asked))}, page."externalSuperior")`,
      secretary: secretaryOn(sql`page.id`, dayOf(asked)),
      reportKind: sql`count.kind`,
      reportName: sql`count.name`,
      reportStartsOn: sql`count.starts_on`,
    },
    joins: sql`left join lateral (${lastReport(sql`page.id`, dayOf(asked))}) count on true`,
  }),
  inTime: true,
}
