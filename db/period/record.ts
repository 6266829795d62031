import { type SQL, sql } from 'drizzle-orm'
import { boolean, check, date, pgEnum, pgTable, timestamp, unique, uuid, varchar } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import { z } from 'zod'
import { field } from '../../core/field'
import type { Locale } from '../../core/locale'
import {
  englishMonths,
  type PeriodKind,
  type PeriodPart,
  periodHalves,
  periodKinds,
  periodsPerYear,
  periodWords,
} from '../../core/period'
import { account } from '../account/record'
import { alsoTold, versioned, versionedOmitted } from '../record/columns'
import { described, namedInRow } from '../record/described'
import type { ListColumn } from '../record/listing'
import { codes, vocabulary } from '../record/vocabulary'

export const periodKind = pgEnum('period_kind', codes('period_kind'))

/** A reporting period. Its days are dates in Asia/Ho_Chi_Minh, so that time zones do not move deadlines. */
export const period = pgTable(
  'period',
  {
    ...versioned(),
    kind: periodKind().notNull(),
    name: varchar({ length: 120 }),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    cutOffOn: date('cut_off_on', { mode: 'string' }).notNull(),
    opensOn: date('opens_on', { mode: 'string' }).notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    asksMembers: boolean('asks_members').notNull().default(true),
    asksYearly: boolean('asks_yearly').notNull().default(false),
    asksFigures: boolean('asks_figures').notNull().default(false),
    lockedAt: timestamp('locked_at', { withTimezone: true }),
    lockedBy: uuid('locked_by').references(() => account.id),
    /** Set by the lock: ids of organisations without an official report, and of enterprises without figures. */
    missingAtLock: uuid('missing_at_lock').array(),
  },
  (t) => [
    unique('period_starts_on_taken').on(t.kind, t.startsOn),
    check('period_in_order', sql`${t.startsOn} <= ${t.endsOn}`),
    check('period_yearly_asks_members', sql`${t.asksMembers} or not ${t.asksYearly}`),
    check('period_named_when_ad_hoc', sql`${t.kind} <> 'ad_hoc' or ${t.name} is not null`),
  ],
)

export const PeriodInput = createInsertSchema(period, {
  kind: (kind) =>
    kind.register(field, {
      label: { vi: 'Loại kỳ', en: 'Kind' },
      inList: true,
      options: vocabulary.period_kind,
    }),
  name: (name) =>
    name.register(field, {
      label: { vi: 'Tên kỳ', en: 'Name' },
      hint: { vi: 'Chỉ điền với kỳ đột xuất', en: 'Only for an ad hoc period' },
    }),
  startsOn: z.iso.date().register(field, { label: { vi: 'Từ ngày', en: 'Starts on' }, inList: true }),
  endsOn: z.iso.date().register(field, { label: { vi: 'Đến ngày', en: 'Ends on' }, inList: true }),
  cutOffOn: z.iso
    .date()
    .nullish()
    .register(field, {
      label: { vi: 'Ngày chốt số liệu', en: 'Cut-off date' },
      hint: {
        vi: 'Số liệu tính đến hết ngày này. Để trống: ngày cuối kỳ',
        en: 'Figures count to the end of this day. Empty: the last day of the period',
      },
      inList: true,
    }),
  opensOn: z.iso.date().register(field, { label: { vi: 'Mở nhận báo cáo từ', en: 'Opens on' } }),
  dueOn: z.iso.date().register(field, { label: { vi: 'Hạn gửi', en: 'Due on' }, inList: true }),
  asksMembers: (yes) =>
    yes.register(field, { label: { vi: 'Yêu cầu báo cáo số liệu đảng viên', en: 'Asks for member reports' } }),
  asksYearly: (yes) =>
    yes.register(field, {
      label: { vi: 'Yêu cầu mẫu báo cáo năm', en: 'Asks for the yearly form' },
      hint: {
        vi: 'Hỏi thêm độ tuổi, công nhân, quản lý, chủ doanh nghiệp và xếp loại',
        en: 'Also asks for age, workers, managers, owners and grading',
      },
    }),
  asksFigures: (yes) =>
    yes.register(field, { label: { vi: 'Yêu cầu số liệu doanh nghiệp', en: 'Asks for enterprise figures' } }),
}).omit({ ...versionedOmitted, lockedAt: true, lockedBy: true, missingAtLock: true })

export type PeriodInput = z.output<typeof PeriodInput>

/** The form for locking. `reason` becomes the reason of the change in the audit trail. */
export const LockInput = z.object({
  reason: z
    .string()
    .trim()
    .min(1, 'empty')
    .max(500)
    .register(field, {
      label: { vi: 'Căn cứ, lý do chốt số liệu', en: 'Why the figures are locked' },
      hint: {
        vi: 'Quyết định hoặc kế hoạch làm căn cứ; nếu còn thiếu thì vì sao vẫn chốt',
        en: 'The decision or plan it rests on; where something is missing, why it is locked all the same',
      },
      input: 'long-text',
    }),
})

export const periods = described({
  path: 'periods',
  words: {
    one: { vi: 'Kỳ báo cáo', en: 'Period' },
    many: { vi: 'Kỳ báo cáo', en: 'Periods' },
    add: { vi: 'Mở kỳ báo cáo', en: 'Open a period' },
  },
  table: period,
  input: PeriodInput,
  inputs: {
    period: alsoTold(PeriodInput, {
      lockedAt: { vi: 'Chốt số liệu', en: 'Locked' },
      lockedBy: { vi: 'Người chốt số liệu', en: 'Locked by' },
      missingAtLock: { vi: 'Số đơn vị chưa có số liệu khi chốt', en: 'Missing when it was locked' },
    }),
  },
  nameOf: namedInRow(period, nameIn),
  screens: ['list', 'new', 'page', 'edit', 'history', 'export'],
  menu: 'reporting',
})

/** SQL for the name of a period, equal to nameOfPeriod: both use periodWords of core/period.ts. */
function nameIn(locale: Locale): SQL {
  const index = (kind: PeriodKind) =>
    sql`ceil(extract(month from ${period.startsOn}) * ${sql.raw(String(periodsPerYear[kind]))} / 12)::int`
  const partIn = (kind: PeriodKind): Record<PeriodPart, SQL> => ({
    index: index(kind),
    roman: sql`to_char(${index(kind)}, 'FMRN')`,
    year: sql`extract(year from ${period.startsOn})`,
    half: sql`case ${index(kind)} when 1 then ${periodHalves.first[locale]} else ${periodHalves.second[locale]} end`,
    month: sql`(${`{${englishMonths.join(',')}}`}::text[])[${index(kind)}]`,
  })
  const worded = (kind: PeriodKind) =>
    sql.join(
      periodWords[kind][locale]
        .split(/(\{\w+\})/)
        .map((piece) => partIn(kind)[piece.slice(1, -1) as PeriodPart] ?? sql`${piece}::text`),
      sql`, `,
    )
  const names = periodKinds.map((kind) => sql`when ${kind} then concat(${worded(kind)})`)
  const named = sql`case ${period.kind}::text ${sql.join(names, sql` `)} else coalesce(${period.name}, '') end`
  return sql`(select upper(left(called, 1)) || substr(called, 2) from (select ${named} as called) named)`
}

/** The first and the last day of the period with an id, as columns of a file. */
export const daysInFile = {
  columns: {
    periodFrom: { label: { vi: 'Kỳ từ ngày', en: 'Period from' }, input: 'date', only: 'file' },
    periodTo: { label: { vi: 'Kỳ đến ngày', en: 'Period to' }, input: 'date', only: 'file' },
  } satisfies Record<string, ListColumn>,
  of: (id: SQL) => ({
    periodFrom: sql`(select days.starts_on::text from period days where days.id = ${id})`,
    periodTo: sql`(select days.ends_on::text from period days where days.id = ${id})`,
  }),
}
