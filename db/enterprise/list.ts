import { type SQL, sql } from 'drizzle-orm'
import { fieldsOf } from '../../core/field'
import { atLeast, atMost, filterBy, labelIn, optionsIn, referenceFilter, toReview, unitFilter } from '../record/filters'
import { inWords, keyed } from '../record/keys'
import { dayOf, fieldsFrom, holdsIn, partInFile, withinUnit } from '../record/list'
import { asksRetired, type Listing, type ListQuestion, type ListRow } from '../record/listing'
import { spellOn } from '../record/validity'
import {
  EnterpriseContactInput,
  EnterpriseInput,
  enterprise,
  enterpriseContact,
  enterpriseNote,
  enterpriseState,
  enterprises,
} from './record'

/** An enterprise without a tax code comes last; the expression of the index. */
const taxCodeKey = sql`coalesce(e.tax_code, 'z')`

export type EnterpriseRow = ListRow & {
  organisations: string[]
  workers: number | null
  workersPeriod: string | null
  surveyedOn: string | null
}

/** SQL for the counts of an enterprise; the subquery runs once for all. */
const countsOf = (id: SQL, asked: ListQuestion) => sql`(select enterprise_counts(${dayOf(asked)})) -> ${id}::text`
const counted = (name: 'workers' | 'official' | 'members') => (asked: ListQuestion) =>
  sql`(${countsOf(sql`e.id`, asked)} ->> ${sql.raw(`'${name}'`)})::int`
const [workers, official, members] = [counted('workers'), counted('official'), counted('members')]

const contact = partInFile(enterpriseContact, enterpriseContact.enterpriseId)
const noted = partInFile(enterpriseNote, enterpriseNote.enterpriseId)

/** The counts of all enterprises as rows, for a file with many: an object of all costs more than they do. */
const countsOfAll = (asked: ListQuestion, id = sql`page.id`) => sql`left join (
  select enterprise_id, l.workers, l.period_id as period, v.official, v.probationary, v.members, v.surveyed_on as surveyed
  from labour_on(${dayOf(asked)}) l full join survey_on(${dayOf(asked)}) v using (enterprise_id)) its on its.enterprise_id = ${id}`

/** Those of the enterprises on the page. */
const countsOnPage = (asked: ListQuestion, onPage: SQL) =>
  sql`left join counts_of_enterprises(${onPage}, ${dayOf(asked)}) its on its.enterprise_id = page.id`

/** What names_covering() says, of all enterprises. */
const namesOfAll = (asked: ListQuestion) => sql`(
  select v.enterprise_id, array_agg(os.name order by v.is_host desc, os.name) as names
  from covering(${dayOf(asked)}) v
  join organisation_state os on os.organisation_id = v.organisation_id and ${holdsIn(sql`os.valid`, asked)}
  group by v.enterprise_id)`

/** Whom to write to and invite, and what officers remark; both are empty for readers of the public facts. */
const reach = fieldsOf(EnterpriseContactInput, 'vi')
const vacant = { vi: 'khuyết', en: 'vacant' }
const inFile = { secretaries: sql`held.secretaries`, ...contact.columns, ...noted.columns }
/** The secretaries by enterprise, in the order of its organisations; a join, because a file has many rows. */
const secretaries = (asked: ListQuestion) => sql`left join (
  select v.enterprise_id, string_agg(coalesce(p.full_name, ${vacant[asked.locale]}), '; ' order by v.is_host desc, os.name) as secretaries
  from covering(${dayOf(asked)}) v
  join organisation_state os on os.organisation_id = v.organisation_id and os.valid @> ${dayOf(asked)}
  left join mandate m on m.organisation_id = v.organisation_id and m.position = 'secretary' and m.valid @> ${dayOf(asked)}
    and m.retired_on is null
  left join person p on p.id = m.person_id
  group by v.enterprise_id) held on held.enterprise_id = page.id`

/**
 * Enterprises on the list's day, with the organisations that cover them, and the counts of workers and the surveys of
 * members that the figures of that day count (db/report/figures.sql).
 */
export const enterpriseList: Listing = {
  record: enterprises,
  // A question that asks nothing of `e` is answered from an index on spells: PostgreSQL leaves out the left join. Readers of
  // few begin with `e`, and so does its order. Whoever reads a spell reads its enterprise.
  from: ({ reader, sort }) =>
    sql`enterprise_state s ${reader?.units || sort === 'taxCode' ? sql`join` : sql`left join`} enterprise e on e.id = s.enterprise_id`,
  id: sql`s.enterprise_id`,
  retiredOn: sql`e.retired_on`,
  retired: (day) => sql`select id from enterprise where retired_on <= ${day}`,
  fields: sql`${fieldsFrom('s', enterpriseState)}, ${fieldsFrom('e', enterprise)}`,
  aliases: { enterprise: 'e', enterprise_state: 's' },
  measures: {
    workers: { label: { vi: 'Lao động', en: 'Workers' }, value: workers },
    survey: { label: { vi: 'Đảng viên chính thức (khảo sát)', en: 'Official members (survey)' }, value: official },
  },
  always: (asked) => [
    asksRetired(asked)
      ? sql`s.id = (${spellOn('enterprise', sql`e.id`, dayOf(asked), sql`id`)})`
      : holdsIn(sql`s.valid`, asked),
  ],
  standing: true,
  sight: { unit: sql`e.unit_id`, own: sql`own_enterprises()` },
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
      where: (value, asked) => {
        const { unit } = asked.chosen
        const organised = sql`select * from organised_enterprises(${dayOf(asked)})`
        const those = unit
          ? sql`select id from enterprise where ${withinUnit(sql`unit_id`, unit)} and id in (${organised})`
          : organised
        return value === 'yes' ? sql`s.enterprise_id = any(array(${those}))` : sql`s.enterprise_id not in (${those})`
      },
      rare: ['yes'],
    },
    standing: filterBy(EnterpriseInput, 'standing', sql`s.standing`),
    commune: referenceFilter(EnterpriseInput, 'communeId', sql`e.commune_id`),
    country: {
      ...filterBy(EnterpriseInput, 'investorCountries', sql`e.investor_countries`),
      where: (country) => sql`e.investor_countries @> array[${country}]`,
    },
    review: {
      label: toReview,
      options: {
        'tax-code': { vi: 'Chưa có mã số thuế hợp lệ', en: 'No valid tax code' },
        survey: {
          vi: 'Khảo sát đảng viên chưa tách chính thức, dự bị',
          en: 'Survey without official and probationary apart',
        },
      },
      where: (what, asked) =>
        what === 'survey'
          ? sql`${official(asked)} is null and ${members(asked)} is not null`
          : sql`e.id in (select enterprise_id from enterprise_note where tax_code_reason is not null)`,
    },
    workers_from: atLeast({ vi: 'Lao động từ', en: 'Workers from' }, workers),
    workers_to: atMost({ vi: 'Lao động đến', en: 'Workers to' }, workers),
    official_from: atLeast(
      { vi: 'Đảng viên chính thức (khảo sát) từ', en: 'Official members (survey) from' },
      official,
    ),
  },
  sortable: {
    name: keyed(inWords(sql`s.name`), sql`s.enterprise_id`),
    taxCode: keyed(taxCodeKey, sql`e.id`),
    ownership: sql`s.ownership`,
    standing: sql`s.standing`,
    workers: (_, asked) => workers(asked),
    survey: (_, asked) => official(asked),
  },
  hint: (
    id,
    locale,
  ) => sql`(select concat_ws(' · ', ${locale === 'vi' ? 'MST ' : 'Tax code '} || h.tax_code, (select name from unit_state where unit_id = h.unit_id and valid @> (select today())))
    from enterprise h where h.id = ${id})`,
  sort: 'name',
  hasOnePlan: true,
  also: {
    workers: { label: { vi: 'Lao động', en: 'Workers' }, input: 'count' },
    workersPeriod: {
      label: { vi: 'Kỳ số liệu lao động', en: 'Period of workers' },
      input: 'reference',
      reference: 'period',
      only: 'file',
    },
    survey: { label: { vi: 'Đảng viên (khảo sát)', en: 'Members (survey)' }, input: 'count' },
    officialElsewhere: {
      label: { vi: 'Đảng viên chính thức (khảo sát)', en: 'Official members (survey)' },
      input: 'count',
      only: 'file',
    },
    probationaryElsewhere: {
      label: { vi: 'Đảng viên dự bị (khảo sát)', en: 'Probationary members (survey)' },
      input: 'count',
      only: 'file',
    },
    membersElsewhere: {
      label: { vi: 'Tổng số đảng viên (khảo sát)', en: 'All members (survey)' },
      input: 'count',
      only: 'file',
    },
    surveyedOn: { label: { vi: 'Ngày khảo sát', en: 'Day of the survey' }, input: 'date', only: 'file' },
    organisations: { label: { vi: 'Tổ chức đảng', en: 'Party organisation' } },
    secretaries: { label: { vi: 'Bí thư', en: 'Secretary' }, only: 'file' },
    ...Object.fromEntries(
      reach.map(({ name, input }) => [name, { label: labelIn(EnterpriseContactInput, name), input, only: 'file' }]),
    ),
  },
  inFile: { survey: ['officialElsewhere', 'probationaryElsewhere', 'membersElsewhere'] },
  around: (asked, _, place, onPage) => ({
    names: { workersPeriod: ['period', 'workersPeriodId'] },
    columns: {
      organisations: sql`coalesce(covering.names, '{}')`,
      workers: sql`its.workers`,
      [place === 'list' ? 'workersPeriodId' : 'workersPeriod']: sql`its.period`,
      officialElsewhere: sql`its.official`,
      probationaryElsewhere: sql`its.probationary`,
      membersElsewhere: sql`its.members`,
      surveyedOn: sql`its.surveyed`,
      ...(place === 'file' && inFile),
    },
    joins: sql`${onPage ? countsOnPage(asked, onPage) : countsOfAll(asked)}
      left join ${onPage ? sql`names_covering(${onPage}, ${dayOf(asked)})` : namesOfAll(asked)} covering on covering.enterprise_id = page.id
      ${place === 'file' ? sql`${secretaries(asked)} ${contact.joins} ${noted.joins}` : sql``}`,
  }),
  summed: (asked) => ({
    joins: countsOfAll(asked, sql`rows.id`),
    values: {
      workers: { label: { vi: 'Lao động', en: 'Workers' }, value: sql`its.workers` },
      survey: { label: { vi: 'Đảng viên (khảo sát)', en: 'Members (survey)' }, value: sql`its.members` },
    },
  }),
  bySets: true,
  inTime: true,
}
