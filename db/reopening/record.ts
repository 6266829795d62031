import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, timestamp, uuid, varchar } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import { z } from 'zod'
import { field } from '../../core/field'
import { account } from '../account/record'
import { enterprise } from '../enterprise/record'
import { organisation } from '../organisation/record'
import { period, periods } from '../period/record'
import { alsoTold, day, id } from '../record/columns'
import { described, namedAfter } from '../record/described'
import { unit } from '../unit/record'

/**
 * Permission to change data of a locked period: requested, granted or declined, expiring, revocable. Its scope is one
 * organisation, one enterprise, or one unit with all below it; without any of them, the whole period.
 */
export const reopening = pgTable(
  'reopening',
  {
    id: id(),
    periodId: uuid('period_id')
      .notNull()
      .references(() => period.id),
    organisationId: uuid('organisation_id').references(() => organisation.id),
    enterpriseId: uuid('enterprise_id').references(() => enterprise.id),
    unitId: uuid('unit_id').references(() => unit.id),
    requestedBy: uuid('requested_by')
      .notNull()
      .references(() => account.id),
    requestedAt: timestamp('requested_at', { withTimezone: true }).notNull().defaultNow(),
    requestReason: varchar('request_reason', { length: 500 }).notNull(),
    decidedBy: uuid('decided_by').references(() => account.id),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    isGranted: boolean('is_granted'),
    decisionNote: varchar('decision_note', { length: 500 }),
    /** The last day of the grant. */
    expiresOn: day('expires_on'),
    revokedBy: uuid('revoked_by').references(() => account.id),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
    revokedReason: varchar('revoked_reason', { length: 500 }),
  },
  (t) => [
    index('reopening_period').on(t.periodId),
    index('reopening_requested').on(t.requestedAt, t.id),
    check('reopening_has_one_scope', sql`num_nonnulls(${t.organisationId}, ${t.enterpriseId}, ${t.unitId}) <= 1`),
    check('reopening_has_reason', sql`btrim(${t.requestReason}) <> ''`),
    check(
      'reopening_is_decided_whole',
      sql`num_nonnulls(${t.decidedBy}, ${t.decidedAt}, ${t.isGranted}) in (0, 3) and (${t.isGranted} is true) = (${t.expiresOn} is not null)`,
    ),
    check(
      'reopening_is_revoked_whole',
      sql`num_nonnulls(${t.revokedBy}, ${t.revokedAt}, ${t.revokedReason}) in (0, 3) and (${t.revokedAt} is null or ${t.isGranted})`,
    ),
  ],
)

const requestReason = z
  .string()
  .trim()
  .min(1, 'empty')
  .max(500)
  .register(field, {
    label: { vi: 'Lý do đề nghị mở lại', en: 'Why it should be reopened' },
    hint: {
      vi: 'Số liệu nào sai, sai vì sao; không ghi nội dung hồ sơ đảng viên',
      en: 'Which figures are wrong, and why; nothing from the files of members',
    },
    input: 'long-text',
  })

/** The form of a request: scope and reason. */
export const ReopeningInput = createInsertSchema(reopening, {
  periodId: (period) =>
    period.register(field, { label: { vi: 'Kỳ đã chốt', en: 'Locked period' }, reference: 'locked_period' }),
  organisationId: (organisation) =>
    organisation.register(field, {
      label: { vi: 'Tổ chức đảng', en: 'Organisation' },
      hint: {
        vi: 'Chỉ chọn một phạm vi: một tổ chức đảng, một doanh nghiệp, một KCN/KKT hoặc toàn bộ kỳ',
        en: 'Choose one scope: an organisation, an enterprise, a park or zone, or the whole period',
      },
      reference: 'organisation',
    }),
  enterpriseId: (enterprise) =>
    enterprise.register(field, { label: { vi: 'Doanh nghiệp', en: 'Enterprise' }, reference: 'enterprise' }),
  unitId: (unit) =>
    unit.register(field, {
      label: { vi: 'KCN/KKT', en: 'Park or zone' },
      hint: { vi: 'Gồm mọi đơn vị bên dưới', en: 'With all that lies below it' },
      reference: 'scope_unit',
    }),
})
  .pick({ periodId: true, organisationId: true, enterpriseId: true, unitId: true })
  .extend({
    // An explicit checkbox, so that a forgotten field does not reopen the whole period.
    isWhole: z.boolean().register(field, { label: { vi: 'Toàn bộ kỳ', en: 'The whole period' } }),
    requestReason,
  })

export type ReopeningInput = z.output<typeof ReopeningInput>

const granted = {
  expiresOn: z.iso.date().register(field, {
    label: { vi: 'Mở lại đến hết ngày', en: 'Reopened until the end of' },
    hint: {
      vi: 'Sau ngày này kỳ tự trở lại trạng thái đã chốt',
      en: 'After this day the period is locked again by itself',
    },
  }),
}

/** The form of a leader, which also grants. */
export const ReopeningGrantedInput = ReopeningInput.extend(granted)

const note = (label: { vi: string; en: string }) =>
  z.string().trim().min(1, 'empty').max(500).register(field, { label, input: 'long-text' })

export const ReopeningGrant = z.object({
  ...granted,
  decisionNote: z
    .string()
    .trim()
    .max(500)
    .nullish()
    .register(field, { label: { vi: 'Ý kiến', en: 'Note' }, input: 'long-text' }),
})

export const ReopeningRefusal = z.object({
  decisionNote: note({ vi: 'Lý do không chấp thuận', en: 'Why it is declined' }),
})

export const ReopeningRevocation = z.object({
  revokedReason: note({ vi: 'Lý do thu hồi', en: 'Why it is revoked' }),
})

export const reopenings = described({
  path: 'reopenings',
  words: {
    one: { vi: 'Đề nghị mở lại kỳ đã chốt', en: 'Reopening' },
    many: { vi: 'Mở lại kỳ đã chốt', en: 'Reopenings' },
    add: { vi: 'Đề nghị mở lại', en: 'Ask for a reopening' },
  },
  table: reopening,
  input: ReopeningInput,
  inputs: {
    reopening: alsoTold(ReopeningInput, {
      ...ReopeningGrant.shape,
      ...ReopeningRevocation.shape,
      isGranted: z.boolean().register(field, { label: { vi: 'Cho mở lại', en: 'Granted' } }),
      requestedBy: { vi: 'Người đề nghị', en: 'Requested by' },
      requestedAt: { vi: 'Thời điểm đề nghị', en: 'Requested at' },
      decidedBy: { vi: 'Người quyết định', en: 'Decided by' },
      decidedAt: { vi: 'Thời điểm quyết định', en: 'Decided at' },
      revokedBy: { vi: 'Người thu hồi', en: 'Revoked by' },
      revokedAt: { vi: 'Thời điểm thu hồi', en: 'Revoked at' },
    }),
  },
  nameOf: namedAfter(reopening, [reopening.periodId, periods.referredName]),
  screens: ['list', 'new', 'page', 'export'],
  menu: 'reporting',
  isFoundWithParent: true,
  parent: reopening.organisationId,
})
