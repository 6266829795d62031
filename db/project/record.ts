import {
  type AnyPgColumn,
  date,
  index,
  integer,
  numeric,
  pgEnum,
  pgTable,
  unique,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'
import { createInsertSchema } from 'drizzle-zod'
import { z } from 'zod'
import { hasCome } from '../../core/date'
import { field } from '../../core/field'
import { enterprise } from '../enterprise/record'
import { daterange, id, versioned, versionedOmitted } from '../record/columns'
import { described, namedBy } from '../record/described'
import { EffectiveInput } from '../record/validity'
import { codes, vocabulary } from '../record/vocabulary'
import { unit } from '../unit/record'

export const projectKind = pgEnum('project_kind', codes('project_kind'))
export const currency = pgEnum('currency', codes('currency'))

/** An investment project. A project is not an enterprise: one enterprise may have several, in several parks. */
export const project = pgTable(
  'project',
  {
    ...versioned(),
    enterpriseId: uuid('enterprise_id')
      .notNull()
      .references(() => enterprise.id),
    unitId: uuid('unit_id')
      .notNull()
      .references(() => unit.id),
    code: varchar({ length: 30 }).notNull(),
    kind: projectKind().notNull(),
    name: varchar({ length: 300 }).notNull(),
    certifiedOn: date('certified_on', { mode: 'string' }).notNull(),
    lot: varchar({ length: 60 }),
  },
  (t) => [
    unique('project_code_taken').on(t.code),
    index('project_enterprise').on(t.enterpriseId),
    index('project_unit').on(t.unitId),
    index('project_certified').on(t.certifiedOn, t.id),
  ],
)

/** Certified capital, by first certificate and amendments, in its own currency. */
export const projectCapital = pgTable('project_capital', {
  id: id(),
  projectId: uuid('project_id')
    .notNull()
    .references((): AnyPgColumn => project.id),
  valid: daterange().notNull(),
  amendment: integer().notNull().default(0),
  currency: currency().notNull(),
  registeredCapital: numeric('registered_capital', { precision: 20, scale: 2, mode: 'number' }).notNull(),
  implementedCapital: numeric('implemented_capital', { precision: 20, scale: 2, mode: 'number' }),
})

const own = createInsertSchema(project, {
  enterpriseId: (enterprise) =>
    enterprise.register(field, {
      label: { vi: 'Doanh nghiệp', en: 'Enterprise' },
      reference: 'enterprise',
      inList: true,
    }),
  unitId: (unit) =>
    unit.register(field, {
      label: { vi: 'KCN/KKT', en: 'Park or zone' },
      reference: 'unit',
      inList: true,
      stays: true,
    }),
  code: (code) =>
    code
      .trim()
      .min(1, 'empty')
      .register(field, {
        label: { vi: 'Mã số dự án / số giấy chứng nhận', en: 'Project code' },
        input: 'code',
        inList: true,
        isOwn: true,
      }),
  kind: (kind) =>
    kind.register(field, {
      label: { vi: 'Loại dự án', en: 'Kind' },
      inList: true,
      options: vocabulary.project_kind,
    }),
  name: (name) =>
    name
      .trim()
      .min(1, 'empty')
      .register(field, { label: { vi: 'Tên dự án', en: 'Name' }, inList: true }),
  certifiedOn: z.iso
    .date()
    .refine(hasCome, 'date.future')
    .register(field, { label: { vi: 'Ngày cấp lần đầu', en: 'First certified on' }, inList: true }),
  lot: (lot) => lot.register(field, { label: { vi: 'Lô', en: 'Lot' } }),
}).omit(versionedOmitted)

const capital = createInsertSchema(projectCapital, {
  amendment: (amendment) =>
    amendment.min(0, 'negative').register(field, { label: { vi: 'Thay đổi lần thứ', en: 'Amendment number' } }),
  currency: (currency) =>
    currency.register(field, {
      label: { vi: 'Đồng tiền', en: 'Currency' },
      options: vocabulary.currency,
    }),
  registeredCapital: (capital) =>
    capital
      .min(0, 'negative')
      .register(field, { label: { vi: 'Vốn đăng ký', en: 'Registered capital' }, input: 'money', inList: true }),
  implementedCapital: (capital) =>
    capital
      .min(0, 'negative')
      .register(field, { label: { vi: 'Vốn thực hiện', en: 'Implemented capital' }, input: 'money' }),
}).omit({ id: true, projectId: true, valid: true })

export const ProjectInput = own.extend(capital.shape)
export const ProjectCapital = capital
export type ProjectCapital = z.output<typeof ProjectCapital>

/** The form of an amendment. */
export const ProjectAmendment = capital.extend(EffectiveInput.shape)
export type ProjectInput = z.output<typeof ProjectInput>

export const projects = described({
  path: 'projects',
  words: {
    one: { vi: 'Dự án', en: 'Project' },
    many: { vi: 'Dự án', en: 'Projects' },
    add: { vi: 'Thêm dự án', en: 'Add a project' },
  },
  table: project,
  parts: [projectCapital],
  input: ProjectInput,
  inputs: { project: own, project_capital: capital },
  nameOf: namedBy(project, project.name),
  calledIn: 'name',
  screens: ['list', 'new', 'page', 'edit', 'history', 'retire', 'export'],
  inBatch: ['unitId', 'kind', 'lot'],
})
