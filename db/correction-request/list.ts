import { sql } from 'drizzle-orm'
import { organisations } from '../organisation/record'
import { daysInFile, periods } from '../period/record'
import { unitFilter } from '../record/filters'
import { inWords, keyed } from '../record/keys'
import { fieldsFrom, isFound } from '../record/list'
import type { Listing } from '../record/listing'
import { correctionRequest, correctionRequests } from './record'

const states = {
  open: { vi: 'Chưa trả lời', en: 'Not answered' },
  answered: { vi: 'Đã trả lời', en: 'Answered' },
}
/** Correction requests, latest first, and those without an answer before all others. */
export const correctionRequestList: Listing = {
  record: correctionRequests,
  from: ({ chosen }) =>
    sql`correction_request q ${chosen.unit ? sql`join organisation o on o.id = q.organisation_id` : sql``}`,
  id: sql`q.id`,
  sight: { id: sql`q.organisation_id`, own: sql`own_organisations()` },
  fields: fieldsFrom('q', correctionRequest),
  aliases: { correction_request: 'q' },
  search: (text) => isFound('organisation', sql`q.organisation_id`, text),
  filters: {
    state: {
      label: { vi: 'Tình trạng', en: 'Standing' },
      options: states,
      where: (state) => (state === 'open' ? sql`q.resolved_at is null` : sql`q.resolved_at is not null`),
    },
    unit: unitFilter(sql`o.unit_id`),
  },
  sortable: {
    waiting: keyed(sql`(q.resolved_at is null)`, sql`q.requested_at`, sql`q.id`),
    requestedAt: keyed(sql`q.requested_at`, sql`q.id`),
    organisation: inWords(sql`${organisations.nameOf(sql`q.organisation_id`, 'vi')}`),
  },
  sort: '-waiting',
  first: {
    organisation: { label: { vi: 'Tổ chức đảng', en: 'Organisation' } },
    period: { label: { vi: 'Kỳ báo cáo', en: 'Period' } },
    ...daysInFile.columns,
    shownTotal: { label: { vi: 'Số đầu kỳ đang ghi', en: 'Opening on record' }, input: 'count' },
  },
  also: {
    requestedByName: { label: { vi: 'Người gửi', en: 'Asked by' }, only: 'file' },
    requestedAt: { label: { vi: 'Gửi lúc', en: 'Asked at' }, input: 'moment' },
    state: { label: { vi: 'Tình trạng', en: 'Standing' }, input: 'select', options: states },
    resolution: { label: { vi: 'Trả lời', en: 'Answer' }, only: 'file' },
    resolvedAt: { label: { vi: 'Trả lời lúc', en: 'Answered at' }, input: 'moment', only: 'file' },
  },
  shown: ['organisation', 'period', 'shownTotal', 'claimedTotal', 'requestedAt', 'state'],
  around: ({ locale }) => ({
    columns: {
      organisation: organisations.referredName(sql`page."organisationId"`, locale),
      ...daysInFile.of(sql`page."periodId"`),
      period: periods.referredName(sql`page."periodId"`, locale),
      state: sql`case when page."resolvedAt" is null then 'open' else 'answered' end`,
      requestedByName: sql`name_of_account(page."requestedBy")`,
    },
  }),
  inTime: false,
}
