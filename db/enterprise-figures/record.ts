import { sql } from 'drizzle-orm'
import { check, index, integer, numeric, pgTable, unique, uuid } from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import type { z } from 'zod'
import { field } from '../../core/field'
import type { Label } from '../../core/locale'
import { enterprise, enterprises } from '../enterprise/record'
import { period, periods } from '../period/record'
import { alsoTold, versioned, versionedOmitted } from '../record/columns'
import { described, namedAfter } from '../record/described'
import { reopening } from '../reopening/record'

const money = (name: string) => numeric(name, { precision: 20, scale: 2, mode: 'number' })

/** Workers and trade of an enterprise in a period. A figure that was not reported is null, never 0. */
export const enterpriseFigures = pgTable(
  'enterprise_figures',
  {
    ...versioned(),
    enterpriseId: uuid('enterprise_id')
      .notNull()
      .references(() => enterprise.id),
    periodId: uuid('period_id')
      .notNull()
      .references(() => period.id),
    workers: integer(),
    femaleWorkers: integer('female_workers'),
    foreignWorkers: integer('foreign_workers'),
    managers: integer(),
    highSkilled: integer('high_skilled'),
    officialElsewhere: integer('official_elsewhere'),
    probationaryElsewhere: integer('probationary_elsewhere'),
    /** The total of a survey that did not ask for both numbers apart. No form writes it; both numbers go before it. */
    membersElsewhere: integer('members_elsewhere'),
    revenueVnd: money('revenue_vnd'),
    exportsUsd: money('exports_usd'),
    importsUsd: money('imports_usd'),
    taxPaidVnd: money('tax_paid_vnd'),
    /** The reopening under which it was last written in a locked period. */
    reopeningId: uuid('reopening_id').references(() => reopening.id),
  },
  (t) => [
    unique('enterprise_figures_period_taken').on(t.enterpriseId, t.periodId),
    index('enterprise_figures_period').on(t.periodId),
    check(
      'enterprise_figures_v18',
      sql`greatest(${t.femaleWorkers}, ${t.foreignWorkers}, coalesce(${t.managers}, 0) + coalesce(${t.highSkilled}, 0)) <= ${t.workers}`,
    ),
    check(
      'enterprise_figures_survey_whole',
      sql`num_nonnulls(${t.officialElsewhere}, ${t.probationaryElsewhere}) <> 1`,
    ),
    check(
      'enterprise_figures_not_negative',
      sql`least(${t.workers}, ${t.femaleWorkers}, ${t.foreignWorkers}, ${t.managers}, ${t.highSkilled}, ${t.officialElsewhere}, ${t.probationaryElsewhere}, ${t.membersElsewhere}, ${t.revenueVnd}, ${t.exportsUsd}, ${t.importsUsd}, ${t.taxPaidVnd}) >= 0`,
    ),
  ],
)

const counts = {
  workers: { vi: 'Tổng số lao động', en: 'Workers' },
  femaleWorkers: { vi: 'Lao động nữ', en: 'Female workers' },
  foreignWorkers: { vi: 'Lao động nước ngoài', en: 'Foreign workers' },
  managers: { vi: 'Nhà quản lý', en: 'Managers' },
  highSkilled: { vi: 'Chuyên môn kỹ thuật bậc cao', en: 'High-skilled staff' },
  officialElsewhere: {
    vi: 'Đảng viên chính thức làm việc tại đây, sinh hoạt nơi khác (khảo sát)',
    en: 'Official members working here, registered elsewhere (survey)',
  },
  probationaryElsewhere: {
    vi: 'Đảng viên dự bị làm việc tại đây, sinh hoạt nơi khác (khảo sát)',
    en: 'Probationary members working here, registered elsewhere (survey)',
  },
} satisfies Record<string, Label>

const amounts = {
  revenueVnd: { vi: 'Doanh thu (đồng)', en: 'Revenue (VND)' },
  exportsUsd: { vi: 'Xuất khẩu (USD)', en: 'Exports (USD)' },
  importsUsd: { vi: 'Nhập khẩu (USD)', en: 'Imports (USD)' },
  taxPaidVnd: { vi: 'Nộp ngân sách nhà nước (đồng)', en: 'Tax paid (VND)' },
} satisfies Record<string, Label>

export const unsplitSurvey: Label = {
  vi: 'Đảng viên làm việc tại đây, sinh hoạt nơi khác (khảo sát, chưa tách chính thức và dự bị)',
  en: 'Members working here, registered elsewhere (survey, official and probationary not separated)',
}

export type FigureName = keyof typeof counts | keyof typeof amounts
/** Null: not reported. */
export type Figures = Record<FigureName, number | null>
export const figureNames = Object.keys({ ...counts, ...amounts }) as FigureName[]
export const isMoney = (name: FigureName) => Object.hasOwn(amounts, name)

const asked = <Name extends string, Schema extends z.ZodInt | z.ZodNumber>(
  labels: Record<Name, Label>,
  isMoney: boolean,
) =>
  Object.fromEntries(
    Object.entries<Label>(labels).map(([name, label]) => [
      name,
      (schema: Schema) =>
        schema
          .min(0, 'negative')
          .register(field, { label, inList: name === 'workers', ...(isMoney && { input: 'money' }) }),
    ]),
  ) as Record<Name, (schema: Schema) => Schema>

export const EnterpriseFiguresInput = createInsertSchema(enterpriseFigures, {
  enterpriseId: (enterprise) =>
    enterprise.register(field, {
      label: { vi: 'Doanh nghiệp', en: 'Enterprise' },
      reference: 'enterprise',
      inList: true,
    }),
  periodId: (period) =>
    period.register(field, {
      label: { vi: 'Kỳ báo cáo', en: 'Period' },
      reference: 'figures_period',
      inList: true,
      stays: true,
    }),
  ...asked<keyof typeof counts, z.ZodInt>(counts, false),
  ...asked<keyof typeof amounts, z.ZodNumber>(amounts, true),
}).omit({ ...versionedOmitted, membersElsewhere: true, reopeningId: true })

export type EnterpriseFiguresInput = z.output<typeof EnterpriseFiguresInput>

/** The figures alone, for a row of the entry grid. */
export const FiguresInput = EnterpriseFiguresInput.omit({ enterpriseId: true, periodId: true })

export const enterpriseFiguresRecords = described({
  path: 'enterprise-figures',
  words: {
    one: { vi: 'Số liệu doanh nghiệp', en: 'Figures of an enterprise' },
    many: { vi: 'Số liệu doanh nghiệp', en: 'Enterprise figures' },
    add: { vi: 'Nhập số liệu', en: 'Enter figures' },
  },
  table: enterpriseFigures,
  input: EnterpriseFiguresInput,
  inputs: { enterprise_figures: alsoTold(EnterpriseFiguresInput, { membersElsewhere: unsplitSurvey }) },
  nameOf: namedAfter(
    enterpriseFigures,
    [enterpriseFigures.enterpriseId, enterprises.referredName],
    [enterpriseFigures.periodId, periods.referredName],
  ),
  screens: ['list', 'new', 'page', 'edit', 'history', 'retire', 'export'],
  endings: ['withdraw'],
  menu: 'figures',
  isFoundWithParent: true,
  parent: enterpriseFigures.enterpriseId,
})
