import { createInsertSchema } from 'drizzle-zod'
import { z } from 'zod'
import { field } from '../../core/field'
import type { Label } from '../../core/locale'
import {
  compositionLines,
  flowLines,
  type Part,
  type PartedLine,
  type Parts,
  partedLines,
  partField,
  partsOf,
  yearlyLines,
} from '../../core/member-report/lines'
import { organisations } from '../organisation/record'
import { periods } from '../period/record'
import { alsoTold, ofWhat } from '../record/columns'
import { described, namedAfter } from '../record/described'
import { noteFacts } from '../record/inputs'
import { vocabulary } from '../record/vocabulary'
import { codeIn } from './code'
import { grade, memberReport, memberReportVersion, memberSplit, reportState, transferDirection } from './record'

/** The label of each line of a report, in the order of the form. */
export const labels = {
  openingTotal: { vi: 'Tổng số đảng viên đầu kỳ', en: 'Members at opening' },
  carriedAdjustment: { vi: 'Điều chỉnh do đính chính kỳ trước', en: 'Adjustment for corrections of earlier periods' },
  admitted: { vi: 'Kết nạp', en: 'Admitted' },
  becameOfficial: { vi: 'Chuyển chính thức', en: 'Became official' },
  transferredIn: { vi: 'Chuyển sinh hoạt đảng đến', en: 'Transferred in' },
  otherIncrease: { vi: 'Tăng khác (ghi rõ)', en: 'Other increase' },
  eventIncrease: { vi: 'Tăng do sáp nhập, hợp nhất, chia, tách, chuyển giao', en: 'Increase by reorganisation' },
  transferredOut: { vi: 'Chuyển sinh hoạt đảng đi', en: 'Transferred out' },
  leftParty: { vi: 'Ra khỏi Đảng', en: 'Left the Party' },
  died: { vi: 'Từ trần', en: 'Died' },
  otherDecrease: { vi: 'Giảm khác (ghi rõ)', en: 'Other decrease' },
  eventDecrease: { vi: 'Giảm do sáp nhập, hợp nhất, chia, tách, chuyển giao', en: 'Decrease by reorganisation' },
  closingTotal: { vi: 'Tổng số đảng viên cuối kỳ', en: 'Members at closing' },
  officialMembers: { vi: 'Đảng viên chính thức', en: 'Official members' },
  probationaryMembers: { vi: 'Đảng viên dự bị', en: 'Probationary members' },
  femaleMembers: { vi: 'Đảng viên nữ', en: 'Female members' },
  membersTo30: { vi: 'Từ 18 đến 30 tuổi', en: 'Aged 18 to 30' },
  membersTo40: { vi: 'Từ 31 đến 40 tuổi', en: 'Aged 31 to 40' },
  membersTo50: { vi: 'Từ 41 đến 50 tuổi', en: 'Aged 41 to 50' },
  membersTo60: { vi: 'Từ 51 đến 60 tuổi', en: 'Aged 51 to 60' },
  membersOver60: { vi: 'Trên 60 tuổi', en: 'Aged over 60' },
  workerMembers: { vi: 'Công nhân trực tiếp', en: 'Workers' },
  managerMembers: { vi: 'Cán bộ quản lý', en: 'Managers' },
  ownerMembers: { vi: 'Chủ doanh nghiệp', en: 'Owners of enterprises' },
  excellentMembers: { vi: 'Đảng viên hoàn thành xuất sắc nhiệm vụ', en: 'Members graded excellent' },
  goodMembers: { vi: 'Đảng viên hoàn thành tốt nhiệm vụ', en: 'Members graded good' },
  satisfactoryMembers: { vi: 'Đảng viên hoàn thành nhiệm vụ', en: 'Members graded satisfactory' },
  failedMembers: { vi: 'Đảng viên không hoàn thành nhiệm vụ', en: 'Members graded as failing' },
  ungradedMembers: { vi: 'Đảng viên chưa xếp loại, miễn xếp loại', en: 'Members not graded' },
} satisfies Record<string, Label>

export type Line = keyof typeof labels

/** The fields for the parts of a line; none if it has no parts. */
export const partFields = (line: string) =>
  (partsOf[line as PartedLine] ?? []).map((part) => partField(line as PartedLine, part))

const partNames: Record<keyof Part, Label> = {
  probationary: { vi: 'trong đó dự bị', en: 'of them probationary' },
  female: { vi: 'trong đó nữ', en: 'of them women' },
}
export const partLabel = (line: PartedLine, part: keyof Part): Label => ({
  vi: `${labels[line].vi}: ${partNames[part].vi}`,
  en: `${labels[line].en}: ${partNames[part].en}`,
})

const inList = new Set<Line>(['openingTotal', 'closingTotal', ...compositionLines])

const counts = Object.fromEntries(
  Object.entries(labels).map(([name, label]) => [
    name,
    (schema: z.ZodInt) => schema.register(field, { label, inList: inList.has(name as Line) }),
  ]),
) as Record<Line, (schema: z.ZodInt) => z.ZodInt>

export const gradeLabel: Label = { vi: 'Xếp loại tổ chức đảng', en: 'Grade of the organisation' }
export const grades: Record<(typeof grade.enumValues)[number], Label> = vocabulary.grade

/** The fields of a stored version, for lists, exports and the history. */
export const MemberReportInput = createInsertSchema(memberReportVersion, {
  organisationId: (organisation) =>
    organisation.register(field, {
      label: { vi: 'Tổ chức đảng', en: 'Organisation' },
      reference: 'organisation',
      inList: true,
    }),
  periodId: (period) =>
    period.register(field, { label: { vi: 'Kỳ báo cáo', en: 'Period' }, reference: 'period', inList: true }),
  ...counts,
  openingReason: (reason) =>
    reason.register(field, { label: { vi: 'Căn cứ của số liệu ban đầu', en: 'How the first figure is known' } }),
  grade: (grade) => grade.register(field, { label: gradeLabel, options: grades }),
  note: (note) => note.register(field, noteFacts),
  number: (number) => number.register(field, { label: { vi: 'Lần gửi', en: 'Version' } }),
  correctionReason: (reason) =>
    reason.register(field, { label: { vi: 'Lý do đính chính', en: 'Reason of the correction' } }),
  returnReason: (reason) => reason.register(field, { label: { vi: 'Lý do trả lại', en: 'Reason of the return' } }),
}).pick({
  organisationId: true,
  periodId: true,
  ...(Object.fromEntries(Object.keys(labels).map((name) => [name, true])) as Record<Line, true>),
  openingReason: true,
  grade: true,
  note: true,
  number: true,
  correctionReason: true,
  returnReason: true,
})

export type MemberReportInput = z.output<typeof MemberReportInput>

export const askedCount = (label: Label) => z.int().min(0, 'negative').max(99_999).nullish().register(field, { label })
/** A typed count. Null is 0 in the flow; in the composition it is computed from the parts (see balanced). */
const asked = (name: Line) => askedCount(labels[name])
const askedAll = <Name extends Line>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, asked(name)])) as Record<Name, ReturnType<typeof asked>>

/** The quarterly form. */
export const QuarterlyEntry = z.object({
  ...askedAll(flowLines),
  ...askedAll(compositionLines),
  note: MemberReportInput.shape.note,
})

/** The first report of an organisation: its opening, and the source of that figure. Only officers enter it. */
export const OpeningEntry = z.object({
  openingTotal: asked('openingTotal').register(field, {
    label: { vi: 'Tổng số đảng viên đầu kỳ (số liệu ban đầu)', en: 'Members at opening (first figure)' },
    hint: { vi: 'Chưa có số cuối kỳ trước trong sổ bộ', en: 'There is no closing before it in the register' },
  }),
  openingReason: z
    .string()
    .trim()
    .max(300)
    .nullish()
    .register(field, {
      label: { vi: 'Căn cứ của số liệu ban đầu', en: 'How the first figure is known' },
      hint: {
        vi: 'Ví dụ: theo báo cáo của chi bộ ngày 05/01/2026',
        en: 'For example: by the report of the cell of 5 January 2026',
      },
    }),
})

/** The fields that the yearly form adds. */
export const YearlyEntry = z.object({
  ...askedAll(yearlyLines),
  grade: z.enum(grade.enumValues).nullish().register(field, { label: gradeLabel, options: grades }),
})

export const MemberReportEntry = OpeningEntry.extend(QuarterlyEntry.shape).extend(YearlyEntry.shape)
export type MemberReportEntry = z.output<typeof MemberReportEntry> & { parts?: Parts | null }

/** The fields for parts, beside the lines. */
export const PartsEntry = z.object(
  Object.fromEntries(
    partedLines.flatMap((line) =>
      partsOf[line].map((part) => [partField(line, part), askedCount(partLabel(line, part))] as const),
    ),
  ),
)

export const MemberSplitInput = createInsertSchema(memberSplit, {
  enterpriseId: (enterprise) =>
    enterprise.register(field, { label: { vi: 'Doanh nghiệp', en: 'Enterprise' }, reference: 'enterprise' }),
  members: (members) => members.register(field, { label: { vi: 'Đảng viên tại doanh nghiệp', en: 'Members there' } }),
}).omit({ id: true, reportId: true, versionId: true })

export const memberReports = described({
  path: 'member-reports',
  words: {
    one: { vi: 'Báo cáo số liệu đảng viên', en: 'Member report' },
    many: { vi: 'Báo cáo số liệu đảng viên', en: 'Member reports' },
    add: { vi: 'Gửi báo cáo', en: 'Send a report' },
  },
  table: memberReport,
  input: MemberReportInput,
  inputs: {
    member_report: alsoTold(z.object({}), ofWhat),
    member_report_version: alsoTold(MemberReportInput, {
      ...ofWhat,
      state: z.enum(reportState.enumValues).register(field, {
        label: { vi: 'Tình trạng', en: 'Standing' },
        options: vocabulary.report_state,
      }),
      sha256: { vi: 'Mã kiểm tra toàn vẹn (SHA-256)', en: 'Integrity code (SHA-256)' },
      submittedAt: { vi: 'Thời điểm gửi', en: 'Sent at' },
      submittedBy: { vi: 'Người gửi', en: 'Sent by' },
      onBehalfOf: { vi: 'Nhập thay cho', en: 'Entered on behalf of' },
      isLate: { vi: 'Gửi chậm', en: 'Sent late' },
      isFinal: z.boolean().register(field, {
        label: { vi: 'Người gửi ghi là số liệu cuối kỳ', en: 'Stated as figures of the end of the period' },
      }),
      decidedAt: { vi: 'Thời điểm quyết định', en: 'Decided at' },
      decidedBy: { vi: 'Người quyết định', en: 'Decided by' },
      fieldNotes: { vi: 'Ghi chú từng mục', en: 'Notes on single fields' },
    }),
    member_split: MemberSplitInput,
    member_transfer: alsoTold(z.object({}), {
      direction: z.enum(transferDirection.enumValues).register(field, {
        label: { vi: 'Chuyển sinh hoạt đảng', en: 'Transfer' },
        options: vocabulary.transfer_direction,
      }),
      counterpartId: { vi: 'Tổ chức đảng nơi đến, nơi đi', en: 'The other organisation' },
      members: z.int().register(field, { label: { vi: 'Số đảng viên chuyển', en: 'Members transferred' } }),
    }),
    report_draft: alsoTold(MemberReportInput, {
      ...ofWhat,
      savedAt: { vi: 'Lưu bản nháp', en: 'Draft kept' },
      savedBy: { vi: 'Người lưu bản nháp', en: 'Draft kept by' },
    }),
  },
  nameOf: namedAfter(
    memberReport,
    [memberReport.organisationId, organisations.nameOf],
    [memberReport.periodId, periods.nameOf],
  ),
  screens: ['list', 'page', 'history', 'export'],
  menu: 'reporting',
  soughtIn: codeIn,
  isFoundWithParent: true,
  parent: memberReport.organisationId,
})
