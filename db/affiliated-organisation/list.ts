import { sql } from 'drizzle-orm'
import { dayOf, fieldsFrom } from '../record/list'
import { filterBy, type Listing, referenceFilter, spellInFile, unitFilter, unlessRetired } from '../record/listing'
import { AffiliatedOrganisationInput, affiliatedOrganisation, affiliatedOrganisations } from './record'

/** The affiliated organisations that exist on the list's day. */
export const affiliatedList: Listing = {
  record: affiliatedOrganisations,
  from: (asked) => sql`affiliated_organisation a join enterprise e on e.id = a.enterprise_id
    left join enterprise_state s on s.enterprise_id = e.id and s.valid @> ${dayOf(asked)}`,
  id: sql`a.id`,
  retiredOn: sql`a.retired_on`,
  fields: fieldsFrom('a', affiliatedOrganisation),
  always: (asked) => [unlessRetired(asked, sql`a.valid @> ${dayOf(asked)}`)],
  filters: {
    kind: filterBy(AffiliatedOrganisationInput, 'kind', sql`a.kind`),
    unit: unitFilter(sql`e.unit_id`),
    enterprise: referenceFilter(AffiliatedOrganisationInput, 'enterpriseId', sql`a.enterprise_id`),
    document: referenceFilter(AffiliatedOrganisationInput, 'documentId', sql`a.document_id`),
  },
  sortable: {
    name: sql`a.name collate vi_natural`,
    kind: sql`a.kind`,
    enterpriseId: sql`s.name collate vi_natural`,
    members: sql`a.members`,
  },
  sort: 'enterpriseId',
  ties: sql`a.kind, a.name collate vi_natural`,
  also: { valid: { label: { vi: 'Thời gian', en: 'Time' } }, ...spellInFile.columns },
  shown: ['name', 'kind', 'enterpriseId', 'valid', 'members'],
  inFile: spellInFile.inFile,
  around: () => ({ columns: spellInFile.around }),
  inTime: true,
}
