import { sql } from 'drizzle-orm'
import { dayOf, fieldsFrom } from '../record/list'
import {
  asksRetired,
  filterBy,
  type Listing,
  type ListQuestion,
  optionsIn,
  referenceFilter,
  toReview,
  unitFilter,
} from '../record/listing'
import { spellOn } from '../record/validity'
import { EnterpriseInput, enterprise, enterpriseState, enterprises } from './record'

const covered = (asked: ListQuestion) =>
  sql`exists (select from coverage c where c.enterprise_id = e.id and c.valid @> ${dayOf(asked)} and c.retired_on is null)`

/** Enterprises on the list's day, with the organisations that cover them and their latest figures of workers. */
export const enterpriseList: Listing = {
  record: enterprises,
  from: () => sql`enterprise_state s join enterprise e on e.id = s.enterprise_id`,
  id: sql`e.id`,
  retiredOn: sql`e.retired_on`,
  fields: sql`${fieldsFrom('s', enterpriseState)}, ${fieldsFrom('e', enterprise)}`,
  always: (asked) => [
    asksRetired(asked)
      ? sql`s.id = (${spellOn('enterprise', sql`e.id`, dayOf(asked), sql`id`)})`
      : sql`s.valid @> ${dayOf(asked)}`,
  ],
  search: (pattern) => sql`e.id in (select enterprises_like(${pattern}))`,
  filters: {
    unit: unitFilter(sql`e.unit_id`),
    ownership: {
      ...filterBy(EnterpriseInput, 'ownership', sql`s.ownership`),
      options: {
        non_state: { vi: 'Ngoài nhà nước (tất cả)', en: 'Non-state (all)' },
        ...optionsIn(EnterpriseInput, 'ownership'),
      },
      where: (value) => (value === 'non_state' ? sql`s.ownership <> 'state'` : sql`s.ownership = ${value}::ownership`),
    },
    has_organisation: {
      label: { vi: 'Tổ chức đảng', en: 'Party organisation' },
      options: {
        yes: { vi: 'Có tổ chức đảng', en: 'Has an organisation' },
        no: { vi: 'Chưa có tổ chức đảng', en: 'Has none' },
      },
      where: (value, asked) => (value === 'yes' ? covered(asked) : sql`not ${covered(asked)}`),
    },
    standing: filterBy(EnterpriseInput, 'standing', sql`s.standing`),
    commune: referenceFilter(EnterpriseInput, 'communeId', sql`e.commune_id`),
    country: {
      ...filterBy(EnterpriseInput, 'investorCountries', sql`e.investor_countries`),
      where: (country) => sql`e.investor_countries @> array[${country}]`,
    },
    review: {
      label: toReview,
      options: { 'tax-code': { vi: 'Chưa có mã số thuế hợp lệ', en: 'No valid tax code' } },
      where: () => sql`e.tax_code_reason is not null`,
    },
  },
  sortable: {
    name: sql`s.name collate "vi-x-icu"`,
    taxCode: sql`e.tax_code`,
    ownership: sql`s.ownership`,
    standing: sql`s.standing`,
  },
  sort: 'name',
  also: {
    workers: { label: { vi: 'Lao động', en: 'Workers' }, input: 'count' },
    organisations: { label: { vi: 'Tổ chức đảng', en: 'Party organisation' } },
  },
  around: (asked) => ({
    columns: {
      organisations: sql`array(select os.name from coverage c
        join organisation_state os on os.organisation_id = c.organisation_id and os.valid @> ${dayOf(asked)}
        where c.enterprise_id = page.id and c.valid @> ${dayOf(asked)} and c.retired_on is null
        order by c.is_host desc, os.name)`,
      workers: sql`(select f.workers from enterprise_figures f join period p on p.id = f.period_id
        where f.enterprise_id = page.id and p.ends_on <= ${dayOf(asked)} and f.retired_on is null
        order by p.ends_on desc limit 1)`,
    },
  }),
  inTime: true,
}
