import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, timestamp, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import { z } from 'zod'
import { field } from '../../core/field'
import type { Label } from '../../core/locale'
import { account } from '../account/record'
import { id, kept, keptOmitted } from '../columns'
import { enterprise } from '../enterprise/record'
import { organisation } from '../organisation/record'
import { period } from '../period/record'

const count = () => integer().notNull().default(0)

/** The confirmed counts of one organisation for one period. Closing is opening plus increases minus decreases. */
export const memberReport = pgTable(
  'member_report',
  {
    ...kept(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    periodId: uuid('period_id')
      .notNull()
      .references(() => period.id),
    openingTotal: integer('opening_total').notNull(),
    admitted: count(),
    becameOfficial: integer('became_official').notNull().default(0),
    transferredIn: integer('transferred_in').notNull().default(0),
    otherIncrease: integer('other_increase').notNull().default(0),
    transferredOut: integer('transferred_out').notNull().default(0),
    leftParty: integer('left_party').notNull().default(0),
    died: count(),
    otherDecrease: integer('other_decrease').notNull().default(0),
    closingTotal: integer('closing_total').notNull(),
    officialMembers: integer('official_members').notNull(),
    probationaryMembers: integer('probationary_members').notNull(),
    femaleMembers: integer('female_members').notNull(),
    note: varchar({ length: 1000 }),
    confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
    confirmedBy: uuid('confirmed_by').references(() => account.id),
  },
  (t) => [
    unique('member_report_period_taken').on(t.organisationId, t.periodId),
    index('member_report_period').on(t.periodId),
    check('member_report_v01', sql`${t.officialMembers} + ${t.probationaryMembers} = ${t.closingTotal}`),
    check('member_report_v02', sql`${t.femaleMembers} <= ${t.closingTotal}`),
    check(
      'member_report_v03',
      sql`${t.openingTotal} + ${t.admitted} + ${t.transferredIn} + ${t.otherIncrease}
        - ${t.transferredOut} - ${t.leftParty} - ${t.died} - ${t.otherDecrease} = ${t.closingTotal}`,
    ),
    check(
      'member_report_not_negative',
      sql`least(${t.openingTotal}, ${t.admitted}, ${t.becameOfficial}, ${t.transferredIn}, ${t.otherIncrease}, ${t.transferredOut},
        ${t.leftParty}, ${t.died}, ${t.otherDecrease}, ${t.closingTotal}, ${t.officialMembers}, ${t.probationaryMembers}, ${t.femaleMembers}) >= 0`,
    ),
  ],
)

/** The closing total of an organisation that covers several enterprises, by enterprise. */
export const memberSplit = pgTable(
  'member_split',
  {
    id: id(),
    reportId: uuid('report_id')
      .notNull()
      .references(() => memberReport.id),
    enterpriseId: uuid('enterprise_id')
      .notNull()
      .references(() => enterprise.id),
    members: integer().notNull(),
  },
  (t) => [
    unique('member_split_enterprise_taken').on(t.reportId, t.enterpriseId),
    index('member_split_enterprise').on(t.enterpriseId),
    check('member_split_not_negative', sql`${t.members} >= 0`),
  ],
)

const labels = {
  openingTotal: { vi: 'Tổng số đảng viên đầu kỳ', en: 'Members at opening' },
  admitted: { vi: 'Kết nạp', en: 'Admitted' },
  becameOfficial: { vi: 'Chuyển chính thức', en: 'Became official' },
  transferredIn: { vi: 'Chuyển sinh hoạt đảng đến', en: 'Transferred in' },
  otherIncrease: { vi: 'Tăng khác (ghi rõ)', en: 'Other increase' },
  transferredOut: { vi: 'Chuyển sinh hoạt đảng đi', en: 'Transferred out' },
  leftParty: { vi: 'Ra khỏi Đảng', en: 'Left the Party' },
  died: { vi: 'Từ trần', en: 'Died' },
  otherDecrease: { vi: 'Giảm khác (ghi rõ)', en: 'Other decrease' },
  closingTotal: { vi: 'Tổng số đảng viên cuối kỳ', en: 'Members at closing' },
  officialMembers: { vi: 'Đảng viên chính thức', en: 'Official members' },
  probationaryMembers: { vi: 'Đảng viên dự bị', en: 'Probationary members' },
  femaleMembers: { vi: 'Đảng viên nữ', en: 'Female members' },
} satisfies Record<string, Label>

const inList = new Set<string>([
  'openingTotal',
  'closingTotal',
  'officialMembers',
  'probationaryMembers',
  'femaleMembers',
])

const counts = Object.fromEntries(
  Object.entries(labels).map(([name, label]) => [
    name,
    (schema: z.ZodInt) => schema.min(0, 'negative').register(field, { label, inList: inList.has(name) }),
  ]),
) as Record<keyof typeof labels, (schema: z.ZodInt) => z.ZodInt>

export const MemberReportInput = createInsertSchema(memberReport, {
  organisationId: (organisation) =>
    organisation.register(field, {
      label: { vi: 'Tổ chức đảng', en: 'Organisation' },
      reference: 'organisation',
      inList: true,
    }),
  periodId: (period) =>
    period.register(field, { label: { vi: 'Kỳ báo cáo', en: 'Period' }, reference: 'period', inList: true }),
  ...counts,
  note: (note) =>
    note.register(field, {
      label: { vi: 'Ghi chú', en: 'Note' },
      input: 'long-text',
      hint: {
        vi: 'Không nhập thông tin thuộc danh mục bí mật nhà nước, hồ sơ đảng viên, nội dung kỷ luật hoặc tình hình phức tạp về lao động.',
        en: 'No state secrets, no member files, no discipline, no labour disputes.',
      },
    }),
}).omit({ ...keptOmitted, confirmedAt: true, confirmedBy: true })

export type MemberReportInput = z.output<typeof MemberReportInput>

/** A count as a form asks for it: typed, never left out, because nothing typed is not zero. */
const asked = (name: keyof typeof labels) =>
  z.int().min(0, 'negative').max(99_999).register(field, { label: labels[name] })

const entered = {
  admitted: asked('admitted'),
  transferredIn: asked('transferredIn'),
  otherIncrease: asked('otherIncrease'),
  transferredOut: asked('transferredOut'),
  leftParty: asked('leftParty'),
  died: asked('died'),
  otherDecrease: asked('otherDecrease'),
  closingTotal: asked('closingTotal')
    .nullish()
    .register(field, {
      label: labels.closingTotal,
      hint: {
        vi: 'Để trống thì hệ thống tính từ số đầu kỳ, số tăng và số giảm',
        en: 'Left empty it is computed from opening, increases and decreases',
      },
    }),
  officialMembers: asked('officialMembers'),
  probationaryMembers: asked('probationaryMembers'),
  femaleMembers: asked('femaleMembers'),
  becameOfficial: asked('becameOfficial'),
  note: MemberReportInput.shape.note,
}

/** What an officer enters when the opening is known: it is the closing of the period before, and not typed again. */
export const MemberReportEntry = z.object(entered)

/** The first report of an organisation also says what it began with, and how that is known. */
export const FirstMemberReportEntry = z.object({
  openingTotal: asked('openingTotal').register(field, {
    label: { vi: 'Tổng số đảng viên đầu kỳ (số liệu ban đầu)', en: 'Members at opening (first figure)' },
    hint: { vi: 'Chưa có số cuối kỳ trước trong sổ bộ', en: 'There is no closing before it in the register' },
  }),
  openingReason: z
    .string()
    .trim()
    .min(1, 'empty')
    .max(300)
    .register(field, {
      label: { vi: 'Căn cứ của số liệu ban đầu', en: 'How the first figure is known' },
      hint: {
        vi: 'Ví dụ: theo báo cáo của chi bộ ngày 05/01/2026',
        en: 'For example: by the report of the cell of 5 January 2026',
      },
    }),
  ...entered,
})

/** Either of them; the opening is there when it was asked for. */
export const AnyMemberReportEntry = FirstMemberReportEntry.partial({ openingTotal: true, openingReason: true })
export type MemberReportEntry = z.output<typeof AnyMemberReportEntry>

/** How many of the members work in one enterprise; nothing typed is not split yet. */
export const memberShare = () => z.int().min(0, 'negative').max(99_999).nullish()

export const MemberSplitInput = createInsertSchema(memberSplit, {
  enterpriseId: (enterprise) =>
    enterprise.register(field, { label: { vi: 'Doanh nghiệp', en: 'Enterprise' }, reference: 'enterprise' }),
  members: (members) => members.register(field, { label: { vi: 'Đảng viên tại doanh nghiệp', en: 'Members there' } }),
}).omit({ id: true, reportId: true })
