import { type SQL, sql } from 'drizzle-orm'
import type { Label } from '../../core/locale'
import { labelIn, referenceFilter, toReview, unitFilter } from '../record/filters'
import { inWords, keyed } from '../record/keys'
import { dayOf, fieldsFrom, holdsIn, partInFile } from '../record/list'
import { asksRetired, type ListColumn, type Listing, type ListQuestion, type ListRow } from '../record/listing'
import { spellOn } from '../record/validity'
import { vocabulary } from '../record/vocabulary'
import {
  countsItself,
  groupLeaderOn,
  joinMembers,
  lastCount,
  listSuperiorChoices,
  nameKinds,
  secretaryOn,
} from './derived'
import { OrganisationInput, organisation, organisationNote, organisationState, organisations } from './record'

const outside = { vi: 'Ngoài Đảng bộ khu kinh tế', en: 'Outside the zone’s Party organisation' }

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

const decisionLater: Label = { vi: 'Quyết định bổ sung sau', en: 'Decision to be added' }
const lastReportWords = { vi: 'Báo cáo gần nhất', en: 'Last report' }
const reportUntil: Label = { vi: 'Số liệu báo cáo đến ngày', en: 'Last report up to' }
const ofReport = (vi: string, en: string): ListColumn => ({
  label: { vi: `${vi} (báo cáo gần nhất)`, en: `${en} (last report)` },
  input: 'count',
  only: 'file',
})

/** What the file says of the members of an organisation beside their number. */
const inFile: Record<string, ListColumn> = {
  basis: { label: { vi: 'Cơ sở của số đảng viên', en: 'What the number of members rests on' }, only: 'file' },
  official: ofReport('Đảng viên chính thức', 'Official members'),
  probationary: ofReport('Đảng viên dự bị', 'Probationary members'),
  female: ofReport('Đảng viên nữ', 'Women'),
  reportPeriod: { label: lastReportWords, input: 'reference', reference: 'period', only: 'file' },
  reportUntil: { label: reportUntil, input: 'date', only: 'file' },
}

/** A tổ đảng has no secretary but a leader. */
const groupLeader: Label = { vi: 'Tổ trưởng', en: 'Group leader' }
const soFar: Label = { vi: 'tạm tính, có tổ chức chưa có số liệu', en: 'so far: some have no figures' }
const byEvents: Label = {
  vi: '%s đảng viên của %s theo sự kiện, chưa có báo cáo',
  en: '%s members of %s by events, not reported yet',
}
const byOwnReport: Label = {
  vi: '%s đảng viên theo báo cáo trước khi có tổ chức đảng trực thuộc',
  en: '%s members by its report before it had organisations below it',
}
const tooOld: Label = {
  vi: 'đảng viên chưa tính vì số liệu cũ hơn hai kỳ',
  en: 'members not counted: more than two periods old',
}

const factsInFile = (asked: ListQuestion) => ({
  founded: sql`to_char(page."foundedOn", case page."foundedPrecision" when 'y' then 'YYYY' when 'm' then 'MM/YYYY' else 'DD/MM/YYYY' end)`,
  foundedDay: sql`case when page."foundedPrecision" = 'd' then page."foundedOn"::text end`,
  basis: sql`nullif(concat_ws('; ', case when total.is_partial then ${soFar[asked.locale]}::text end,
    ${stoodIn(asked)},
    case when own.old_members > 0 then own.old_members || ${` ${tooOld[asked.locale]}`} end), '')`,
  official: sql`count.official`,
  probationary: sql`count.probationary`,
  female: sql`count.female`,
  reportPeriod: sql`count.period_id`,
  reportUntil: sql`count.ends_on::text`,
})

/** SQL for the members of an organisation whom no report of it has, with those who had them before. */
const stoodIn = (asked: ListQuestion) => sql`(
  select string_agg(case when one ->> 'eventId' is null then format(${byOwnReport[asked.locale]}, one ->> 'members')
    else format(${byEvents[asked.locale]}, one ->> 'members', coalesce((
      select string_agg(${organisations.referredName(sql`gone::uuid`, asked.locale, dayOf(asked))}, ', ')
      from jsonb_array_elements_text(one -> 'of') gone), '–')) end, '; ')
  from jsonb_array_elements(own.stands_in) one)`

const noted = partInFile(organisationNote, organisationNote.organisationId)

/** SQL for the members of an organisation with those below; those of all are found once. */
const membersOf = (asked: ListQuestion) =>
  sql`((select jsonb_object_agg(organisation_id, members) from members_below(${dayOf(asked)})) ->> s.organisation_id::text)::int`

/** SQL for a value of an organisation, of all values found once. `of`: a statement of ids and values. */
const valueIn = (of: SQL, type: SQL) =>
  sql`((select jsonb_object_agg(known.id, known.value) from (${of}) known(id, value)) ->> s.organisation_id::text)::${type}`

const secretaries = (asked: ListQuestion, also = sql``) => sql`select m.organisation_id ${also} from mandate m
  where m.position = 'secretary' and ${holdsIn(sql`m.valid`, asked)} and m.retired_on is null`

/** As in the column “Last report”: of those that report themselves. */
const ofLastCount = (what: SQL, asked: ListQuestion, type: SQL) => sql`
  case when (((select days_with_below()) ->> s.organisation_id::text)::datemultirange @> ${dayOf(asked)}) is not true
    then ${valueIn(
      sql`select count.organisation_id, ${what} from counts_on(${dayOf(asked)}) count
        join member_report_version v on v.id = count.version_id`,
      type,
    )} end`

/** SQL for the state of the latest report that an organisation sent, by the period’s end. */
const lastSent = (asked: ListQuestion) =>
  valueIn(
    sql`select distinct on (v.organisation_id) v.organisation_id, v.state::text from member_report_version v
      join period p on p.id = v.period_id ${asked.validOn ? sql`where p.ends_on <= ${dayOf(asked)}` : sql``}
      order by v.organisation_id, p.ends_on desc, p.starts_on desc, v.number desc`,
    sql`text`,
  )

const lacksDecision = (asked: ListQuestion) => sql`(o.founding_document_id is null or o.id in (
  select eo.organisation_id from event_organisation eo join event e on e.id = eo.event_id
  where e.document_id is null and e.retired_on is null and e.effective_on <= ${dayOf(asked)}))`

/** What conditions can ask beside the columns and the records that belong to an organisation. */
const measures: Listing['measures'] = {
  members: { label: { vi: 'Đảng viên', en: 'Members' }, value: membersOf },
  hasSecretary: {
    label: { vi: 'Đang có bí thư', en: 'Has a secretary' },
    kind: 'boolean',
    // A tổ đảng has none to miss.
    value: (asked) => sql`case when ${countsItself(sql`s.kind`, dayOf(asked))}
      then s.organisation_id in (${secretaries(asked)}) end`,
  },
  secretaryUntil: {
    label: { vi: 'Nhiệm kỳ của bí thư đến', en: 'The secretary’s term ends on' },
    kind: 'date',
    value: (asked) => valueIn(secretaries(asked, sql`, m.term_ends_on`), sql`date`),
  },
  lacksDecision: { label: decisionLater, kind: 'boolean', value: lacksDecision },
  reportPeriod: {
    label: lastReportWords,
    kind: 'reference',
    reference: 'period',
    value: (asked) => ofLastCount(sql`v.period_id`, asked, sql`uuid`),
  },
  reportUntil: {
    label: reportUntil,
    kind: 'date',
    value: (asked) => ofLastCount(sql`count.ends_on`, asked, sql`date`),
  },
  reportState: {
    label: { vi: 'Tình trạng báo cáo gửi gần nhất', en: 'State of the report last sent' },
    kind: 'choice',
    options: vocabulary.report_state,
    value: lastSent,
  },
}

/** Organisations that exist on a day, with their state of that day. */
export const organisationList: Listing = {
  record: organisations,
  // As that of enterprises: a left join that PostgreSQL leaves out, except for readers of few.
  from: (asked) => sql`organisation_state s
    ${asked.reader?.units ? sql`join` : sql`left join`} organisation o on o.id = s.organisation_id
    ${asked.sort === 'members' ? joinMembers(sql`s.organisation_id`, dayOf(asked)) : sql``}`,
  id: sql`s.organisation_id`,
  retiredOn: sql`o.retired_on`,
  retired: (day) => sql`select id from organisation where retired_on <= ${day}`,
  fields: sql`${fieldsFrom('s', organisationState)}, ${fieldsFrom('o', organisation)}`,
  aliases: { organisation: 'o', organisation_state: 's' },
  measures,
  always: (asked) => [
    asksRetired(asked)
      ? sql`s.id = (${spellOn('organisation', sql`o.id`, dayOf(asked), sql`id`)})`
      : holdsIn(sql`s.valid`, asked),
  ],
  standing: true,
  sight: { unit: sql`o.unit_id`, own: sql`own_organisations()` },
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
        'no-decision': decisionLater,
      },
      where: (what, asked) =>
        what === 'no-secretary'
          ? sql`${countsItself(sql`s.kind`, dayOf(asked))} and not exists (select from mandate m where m.organisation_id = o.id and m.position = 'secretary'
              and m.valid @> ${dayOf(asked)} and m.retired_on is null)`
          : lacksDecision(asked),
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
  sortable: {
    name: keyed(inWords(sql`s.name`), sql`s.organisation_id`),
    foundedOn: sql`o.founded_on`,
    members: sql`total.members`,
  },
  hint: (id) =>
    sql`(select (select name from unit_state where unit_id = h.unit_id and valid @> (select today())) from organisation h where h.id = ${id})`,
  sort: 'name',
  also: {
    founded: { label: { vi: 'Thành lập (như đã biết)', en: 'Founded (as far as known)' }, only: 'file' },
    foundedDay: { label: labelIn(OrganisationInput, 'foundedOn'), input: 'date', only: 'file' },
    secretary: { label: { vi: 'Bí thư', en: 'Secretary' }, blank: { vi: 'Khuyết bí thư', en: 'No secretary' } },
    members: { label: { vi: 'Đảng viên', en: 'Members' }, input: 'count' },
    report: { label: lastReportWords },
    ...inFile,
  },
  inFile: {
    foundedOn: ['founded', 'foundedDay'],
    foundedPrecision: ['founded'],
    report: ['reportPeriod', 'reportUntil'],
  },
  shown: ['name', 'kind', 'unitId', 'superiorId', 'secretary', 'members', 'report', 'foundedOn'],
  around: (asked, _, place, onPage) => ({
    columns: {
      members: sql`total.members`,
      isPartial: sql`coalesce(total.is_partial, false)`,
      ...(place === 'file' && noted.columns),
      superiorName: sql`coalesce(${organisations.referredName(sql`page."superiorId"`, asked.locale, dayOf(asked))}, page."externalSuperior")`,
      secretary: sql`case when ${countsItself(sql`page.kind`, dayOf(asked))} then ${secretaryOn(sql`page.id`, dayOf(asked))}
        else coalesce(${`${groupLeader[asked.locale]}: `}::text || ${groupLeaderOn(sql`page.id`, dayOf(asked))}, '–') end`,
      reportKind: sql`count.kind`,
      reportName: sql`count.name`,
      reportStartsOn: sql`count.starts_on`,
      ...(place === 'file' && factsInFile(asked)),
    },
    joins: sql`${joinMembers(sql`page.id`, dayOf(asked), onPage)}
      left join lateral (${lastCount(sql`page.id`, dayOf(asked))} where total.is_summed is not true) count on true
      ${place === 'file' ? sql`left join members_on(${dayOf(asked)}) own on own.organisation_id = page.id ${noted.joins}` : sql``}`,
  }),
  inTime: true,
}
