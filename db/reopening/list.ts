import { sql } from 'drizzle-orm'
import type { Field } from '../../core/field'
import type { Label } from '../../core/locale'
import { enterprises } from '../enterprise/record'
import { organisations } from '../organisation/record'
import { daysInFile, periods } from '../period/record'
import { labelIn } from '../record/filters'
import { keyed } from '../record/keys'
import { fieldsFrom, isFound } from '../record/list'
import type { Listing } from '../record/listing'
import { units } from '../unit/record'
import { type ReopeningState, reopeningState } from './queries'
import { reopening, reopenings } from './record'

export const reopeningStates: Record<ReopeningState, Label> = {
  waiting: { vi: 'Chờ quyết định', en: 'Waiting for a decision' },
  open: { vi: 'Đang mở', en: 'Open' },
  expired: { vi: 'Đã hết hạn', en: 'Expired' },
  revoked: { vi: 'Đã thu hồi', en: 'Revoked' },
  declined: { vi: 'Không chấp thuận', en: 'Declined' },
}

/** What the file says of the decision beside the state. */
const decided: [name: string, input?: Field['input']][] = [
  ['decidedBy'],
  ['decidedAt', 'moment'],
  ['decisionNote'],
  ['revokedBy'],
  ['revokedAt', 'moment'],
  ['revokedReason'],
]
const told = reopenings.inputs.reopening ?? reopenings.input

const wholePeriod: Label = { vi: 'Toàn bộ kỳ', en: 'The whole period' }

/** Requests and grants, latest request first. */
export const reopeningList: Listing = {
  record: reopenings,
  from: () => sql`reopening g join period p on p.id = g.period_id`,
  id: sql`g.id`,
  aliases: { reopening: 'g' },
  sight: { id: sql`g.organisation_id`, own: sql`watched_organisations()` },
  fields: sql`${fieldsFrom('g', reopening)}, ${reopeningState} as state`,
  search: (text) =>
    sql`(${isFound('organisation', sql`g.organisation_id`, text)} or ${isFound('enterprise', sql`g.enterprise_id`, text)})`,
  filters: {
    period: {
      label: { vi: 'Kỳ', en: 'Period' },
      reference: 'locked_period',
      where: (period) => sql`g.period_id = ${period}::uuid`,
    },
    state: {
      label: { vi: 'Tình trạng', en: 'Standing' },
      options: reopeningStates,
      where: (state) => sql`${reopeningState} = ${state}`,
    },
  },
  sortable: {
    requestedAt: keyed(sql`g.requested_at`, sql`g.id`),
    period: sql`p.ends_on`,
    expiresOn: sql`g.expires_on`,
  },
  sort: '-requestedAt',
  also: {
    scope: { label: { vi: 'Phạm vi', en: 'Scope' } },
    period: { label: { vi: 'Kỳ', en: 'Period' } },
    ...daysInFile.columns,
    state: { label: { vi: 'Tình trạng', en: 'Standing' }, input: 'select', options: reopeningStates },
    requestedAt: { label: { vi: 'Thời điểm đề nghị', en: 'Asked at' }, input: 'moment' },
    requestedByName: { label: { vi: 'Người đề nghị', en: 'Asked by' } },
    expiresOn: { label: { vi: 'Mở lại đến hết ngày', en: 'Open until the end of' }, input: 'date' },
    ...Object.fromEntries(
      decided.map(([name, input]) => [name, { label: labelIn(told, name), ...(input && { input }), only: 'file' }]),
    ),
  },
  inFile: {
    periodId: ['period'],
    ...Object.fromEntries(['organisationId', 'enterpriseId', 'unitId', 'isWhole'].map((name) => [name, ['scope']])),
  },
  shown: ['scope', 'period', 'state', 'requestedAt', 'requestedByName', 'expiresOn'],
  around: ({ locale }) => ({
    columns: {
      scope: sql`coalesce(${organisations.referredName(sql`page."organisationId"`, locale)},
        ${enterprises.referredName(sql`page."enterpriseId"`, locale)}, ${units.referredName(sql`page."unitId"`, locale)},
        case when num_nonnulls(page."organisationId", page."enterpriseId", page."unitId") = 0 then ${wholePeriod[locale]} end)`,
      ...daysInFile.of(sql`page."periodId"`),
      period: periods.referredName(sql`page."periodId"`, locale),
      requestedByName: sql`name_of_account(page."requestedBy")`,
      decidedBy: sql`name_of_account(page."decidedBy")`,
      revokedBy: sql`name_of_account(page."revokedBy")`,
    },
  }),
  inTime: false,
}
