import { sql } from 'drizzle-orm'
import { filterBy, labelIn, referenceFilter, unitFilter } from '../record/filters'
import { inWords, keyed, rising } from '../record/keys'
import { fieldsFrom, holdsIn } from '../record/list'
import { type Listing, spellInFile, unlessRetired } from '../record/listing'
import { AffiliatedOrganisationInput, affiliatedOrganisation, affiliatedOrganisations } from './record'

/** The affiliated organisations that exist on the list's day. */
export const affiliatedList: Listing = {
  record: affiliatedOrganisations,
  from: (asked) => sql`affiliated_organisation a
    ${asked.chosen.unit ? sql`join enterprise e on e.id = a.enterprise_id` : sql``}
    ${asked.sort === 'enterpriseId' ? sql`left join enterprise_state s on s.enterprise_id = a.enterprise_id and ${holdsIn(sql`s.valid`, asked)}` : sql``}`,
  id: sql`a.id`,
  sight: { id: sql`a.enterprise_id`, own: sql`watched_enterprises()` },
  retiredOn: sql`a.retired_on`,
  fields: fieldsFrom('a', affiliatedOrganisation),
  aliases: { affiliated_organisation: 'a' },
  always: (asked) => [unlessRetired(asked, holdsIn(sql`a.valid`, asked))],
  filters: {
    kind: filterBy(AffiliatedOrganisationInput, 'kind', sql`a.kind`),
    unit: unitFilter(sql`e.unit_id`),
    enterprise: referenceFilter(AffiliatedOrganisationInput, 'enterpriseId', sql`a.enterprise_id`),
    document: referenceFilter(AffiliatedOrganisationInput, 'documentId', sql`a.document_id`),
  },
  sortable: {
    name: keyed(inWords(sql`a.name`), sql`a.id`),
    kind: sql`a.kind`,
    enterpriseId: inWords(sql`s.name`),
    members: sql`a.members`,
  },
  hint: (
    id,
  ) => sql`(select hs.name from affiliated_organisation h join enterprise_state hs on hs.enterprise_id = h.enterprise_id
    where h.id = ${id} and hs.valid @> (select today()))`,
  sort: 'name',
  ties: [rising(sql`a.kind`), rising(inWords(sql`a.name`))],
  also: { valid: { label: { vi: 'Thời gian', en: 'Time' } }, ...spellInFile.columns },
  shown: ['name', 'kind', 'enterpriseId', 'valid', 'members'],
  summed: () => ({
    joins: sql`join affiliated_organisation its on its.id = rows.id`,
    values: { members: { label: labelIn(AffiliatedOrganisationInput, 'members'), value: sql`its.members` } },
  }),
  inFile: spellInFile.inFile,
  around: () => ({ columns: spellInFile.around }),
  inTime: true,
}
