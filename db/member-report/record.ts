import { sql } from 'drizzle-orm'
import {
  boolean,
  char,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  pgView,
  timestamp,
  unique,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'
import type { Typed } from '../../core/form'
import type { Parts } from '../../core/member-report/lines'
import { account } from '../account/record'
import { enterprise } from '../enterprise/record'
import { organisation } from '../organisation/record'
import { period } from '../period/record'
import { person } from '../person/record'
import { id } from '../record/columns'
import { codes } from '../record/vocabulary'
import { reopening } from '../reopening/record'

export const reportState = pgEnum('report_state', codes('report_state'))
export const grade = pgEnum('grade', codes('grade'))
export const transferDirection = pgEnum('transfer_direction', codes('transfer_direction'))

/** The report of one organisation for one period. Its submissions are member_report_version, its draft report_draft. */
export const memberReport = pgTable(
  'member_report',
  {
    id: id(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    periodId: uuid('period_id')
      .notNull()
      .references(() => period.id),
  },
  (t) => [
    unique('member_report_period_taken').on(t.organisationId, t.periodId),
    unique('member_report_whole').on(t.id, t.organisationId, t.periodId),
    index('member_report_period').on(t.periodId),
  ],
)

/** The draft of a report as unvalidated text. One per report, shared by all who may write it. */
export const reportDraft = pgTable(
  'report_draft',
  {
    id: id(),
    version: integer().notNull().default(1),
    reportId: uuid('report_id')
      .notNull()
      .references(() => memberReport.id),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisation.id),
    periodId: uuid('period_id')
      .notNull()
      .references(() => period.id),
    /** Null after the report was sent. */
    typed: jsonb().$type<Typed>(),
    savedAt: timestamp('saved_at', { withTimezone: true }).notNull().defaultNow(),
    savedBy: uuid('saved_by').references(() => account.id),
    reopeningId: uuid('reopening_id').references(() => reopening.id),
  },
  (t) => [unique('report_draft_report_taken').on(t.reportId)],
)

const count = (name: string) => integer(name).notNull().default(0)

/** Members by enterprise id. In the version as part of the hashed submission, and as rows of member_split. */
export type Split = Record<string, number>
/** In the version as part of the hashed submission, and as rows of member_transfer. */
export type Transfer = { direction: 'in' | 'out'; organisationId: string; members: number }
/** Rules that warn and stop nothing. */
type Rule = 'v05' | 'v06' | 'v07' | 'v19' | 'v20' | 'usual' | 'v23' | 'v24'
/** A warning about the counts when they were sent, with the numbers for its message. */
export type RuleResult = { rule: Rule; severity: 'warning' | 'information'; values: Record<string, number> }

const counts = () => ({
  openingTotal: integer('opening_total').notNull(),
  openingReason: varchar('opening_reason', { length: 300 }),
  carriedAdjustment: count('carried_adjustment'),
  admitted: count('admitted'),
  becameOfficial: count('became_official'),
  transferredIn: count('transferred_in'),
  otherIncrease: count('other_increase'),
  eventIncrease: count('event_increase'),
  transferredOut: count('transferred_out'),
  leftParty: count('left_party'),
  died: count('died'),
  otherDecrease: count('other_decrease'),
  eventDecrease: count('event_decrease'),
  closingTotal: integer('closing_total').notNull(),
  /** The composition at closing; null: chưa có số liệu. */
  officialMembers: integer('official_members'),
  probationaryMembers: integer('probationary_members'),
  femaleMembers: integer('female_members'),
  /** The typed or computed parts of the lines; null: none, as in all versions before parts were asked. */
  parts: jsonb().$type<Parts>(),
})

const yearly = () => ({
  membersTo30: integer('members_to_30'),
  membersTo40: integer('members_to_40'),
  membersTo50: integer('members_to_50'),
  membersTo60: integer('members_to_60'),
  membersOver60: integer('members_over_60'),
  workerMembers: integer('worker_members'),
  managerMembers: integer('manager_members'),
  ownerMembers: integer('owner_members'),
  grade: grade(),
  excellentMembers: integer('excellent_members'),
  goodMembers: integer('good_members'),
  satisfactoryMembers: integer('satisfactory_members'),
  failedMembers: integer('failed_members'),
  ungradedMembers: integer('ungraded_members'),
})

const columns = () => ({
  id: id(),
  reportId: uuid('report_id').notNull(),
  organisationId: uuid('organisation_id').notNull(),
  periodId: uuid('period_id').notNull(),
  number: integer().notNull().default(0),
  state: reportState().notNull().default('submitted'),
  ...counts(),
  ...yearly(),
  note: varchar({ length: 1000 }),
  split: jsonb().$type<Split>().notNull().default({}),
  transfers: jsonb().$type<Transfer[]>().notNull().default([]),
  ruleResults: jsonb('rule_results').$type<RuleResult[]>().notNull().default([]),
  /** The confirmed version whose closing is this one's opening. */
  previousId: uuid('previous_id'),
  /** The confirmed version that this one corrects. */
  correctsId: uuid('corrects_id'),
  correctionReason: varchar('correction_reason', { length: 500 }),
  sha256: char({ length: 64 }).notNull().default(''),
  submittedAt: timestamp('submitted_at', { withTimezone: true }).notNull().defaultNow(),
  submittedBy: uuid('submitted_by'),
  /** The person for whom an officer entered it ("nhập thay"). */
  onBehalfOf: uuid('on_behalf_of'),
  isLate: boolean('is_late').notNull().default(false),
  /** The sender declares these the figures of the end of the period. Null: sent after the cut-off day. */
  isFinal: boolean('is_final'),
  decidedAt: timestamp('decided_at', { withTimezone: true }),
  decidedBy: uuid('decided_by'),
  returnReason: varchar('return_reason', { length: 1000 }),
  /** The reviewer's notes, by field. */
  fieldNotes: jsonb('field_notes').$type<Record<string, string>>(),
  /** The reopening under which it was written, if the period was locked; set by the trigger name_grant. */
  reopeningId: uuid('reopening_id'),
})

/** A submission. It is immutable but for its decision, which is written once; the rules are in rules.sql. */
export const memberReportVersion = pgTable('member_report_version', columns(), (t) => [
  unique('member_report_version_number').on(t.reportId, t.number),
  foreignKey({
    name: 'member_report_version_report',
    columns: [t.reportId, t.organisationId, t.periodId],
    foreignColumns: [memberReport.id, memberReport.organisationId, memberReport.periodId],
  }),
  foreignKey({ name: 'member_report_version_previous', columns: [t.previousId], foreignColumns: [t.id] }),
  foreignKey({ name: 'member_report_version_corrects', columns: [t.correctsId], foreignColumns: [t.id] }),
  foreignKey({ name: 'member_report_version_sender', columns: [t.submittedBy], foreignColumns: [account.id] }),
  foreignKey({ name: 'member_report_version_decider', columns: [t.decidedBy], foreignColumns: [account.id] }),
  foreignKey({ name: 'member_report_version_behalf', columns: [t.onBehalfOf], foreignColumns: [person.id] }),
  foreignKey({ name: 'member_report_version_reopening', columns: [t.reopeningId], foreignColumns: [reopening.id] }),
  index('member_report_version_organisation').on(t.organisationId, t.periodId),
  index('member_report_version_period').on(t.periodId),
  index('member_report_version_again').on(t.periodId).where(sql`${t.number} > 1`),
  index('member_report_version_undecided').on(t.periodId).where(sql`${t.state} <> 'confirmed'`),
  check('member_report_v01', sql`${t.officialMembers} + ${t.probationaryMembers} = ${t.closingTotal}`),
  check('member_report_both_or_neither', sql`(${t.officialMembers} is null) = (${t.probationaryMembers} is null)`),
  check(
    'member_report_v02',
    sql`greatest(${t.femaleMembers}, ${t.workerMembers}, ${t.managerMembers}, ${t.ownerMembers}) <= ${t.closingTotal}`,
  ),
  check(
    'member_report_v03',
    sql`${t.openingTotal} + ${t.carriedAdjustment} + ${t.admitted} + ${t.transferredIn} + ${t.otherIncrease} + ${t.eventIncrease}
      - ${t.transferredOut} - ${t.leftParty} - ${t.died} - ${t.otherDecrease} - ${t.eventDecrease} = ${t.closingTotal}`,
  ),
  check(
    'member_report_not_negative',
    sql`least(${t.openingTotal}, ${t.admitted}, ${t.becameOfficial}, ${t.transferredIn}, ${t.otherIncrease}, ${t.eventIncrease},
      ${t.transferredOut}, ${t.leftParty}, ${t.died}, ${t.otherDecrease}, ${t.eventDecrease}, ${t.closingTotal},
      ${t.officialMembers}, ${t.probationaryMembers}, ${t.femaleMembers},
      ${t.membersTo30}, ${t.membersTo40}, ${t.membersTo50}, ${t.membersTo60}, ${t.membersOver60},
      ${t.workerMembers}, ${t.managerMembers}, ${t.ownerMembers}, ${t.excellentMembers}, ${t.goodMembers},
      ${t.satisfactoryMembers}, ${t.failedMembers}, ${t.ungradedMembers}) >= 0`,
  ),
  check('member_report_decided_once', sql`(${t.state} = 'submitted') = (${t.decidedAt} is null)`),
  check(
    'member_report_return_has_reason',
    sql`(${t.state} = 'returned') = (coalesce(btrim(${t.returnReason}), '') <> '')`,
  ),
  check('member_report_notes_with_return', sql`${t.fieldNotes} is null or ${t.state} = 'returned'`),
  check(
    'member_report_correction_has_reason',
    sql`(${t.correctsId} is not null) = (coalesce(btrim(${t.correctionReason}), '') <> '')`,
  ),
])

/** The official value of each report: its latest confirmed version. Defined in sources.sql. */
export const confirmedReport = pgView('confirmed_report', columns()).existing()

/** Members of a version by enterprise. Written by the trigger judge_version. */
export const memberSplit = pgTable(
  'member_split',
  {
    id: id(),
    reportId: uuid('report_id')
      .notNull()
      .references(() => memberReport.id),
    versionId: uuid('version_id')
      .notNull()
      .references(() => memberReportVersion.id),
    enterpriseId: uuid('enterprise_id')
      .notNull()
      .references(() => enterprise.id),
    members: integer().notNull(),
  },
  (t) => [
    unique('member_split_enterprise_taken').on(t.versionId, t.enterpriseId),
    index('member_split_enterprise').on(t.enterpriseId),
    check('member_split_not_negative', sql`${t.members} >= 0`),
  ],
)

/** Transfers between organisations of the register, as one side reported them. Written by the trigger judge_version. */
export const memberTransfer = pgTable(
  'member_transfer',
  {
    id: id(),
    reportId: uuid('report_id')
      .notNull()
      .references(() => memberReport.id),
    versionId: uuid('version_id')
      .notNull()
      .references(() => memberReportVersion.id),
    direction: transferDirection().notNull(),
    counterpartId: uuid('counterpart_id')
      .notNull()
      .references(() => organisation.id),
    members: integer().notNull(),
  },
  (t) => [
    unique('member_transfer_counterpart_taken').on(t.versionId, t.direction, t.counterpartId),
    index('member_transfer_counterpart').on(t.counterpartId),
    check('member_transfer_positive', sql`${t.members} > 0`),
  ],
)
