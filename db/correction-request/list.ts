import { sql } from 'drizzle-orm'
import { organisations } from '../organisation/record'
import { daysInFile, periods } from '../period/record'
import { fieldsFrom, isFound } from '../record/list'
import { type Listing, unitFilter } from '../record/listing'
import { correctionRequest, correctionRequests } from './record'

const states = {
  open: { vi: 'Chưa trả lời', en: 'Not answered' },
  answered: { vi: 'Đã trả lời', en: 'Answered' },
}
const waitingFirst = sql`q.resolved_at is not null`

/** Correction requests, open ones first. */
export const correctionRequestList: Listing = {
  record: correctionRequests,
  from: () => sql`correction_request q join organisation o on o.id = q.organisation_id`,
  id: sql`q.id`,
  fields: fieldsFrom('q', correctionRequest),
  search: (text) => isFound('organisation', sql`o.id`, text),
  filters: {
    state: {
      label: { vi: 'Tình trạng', en: 'Standing' },
      options: states,
      where: (state) => (state === 'open' ? sql`q.resolved_at is null` : sql`q.resolved_at is not null`),
    },
    unit: unitFilter(sql`o.unit_id`),
  },
  sortable: {
    requestedAt: sql`${waitingFirst}, q.requested_at`,
    organisation: sql`${waitingFirst}, ${organisations.nameOf(sql`o.id`, 'vi')} collate vi_natural`,
  },
  sort: '-requestedAt',
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
