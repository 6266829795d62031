import type { ruleSet } from '../rule-set/record'

type Rule = typeof ruleSet.$inferInsert

const charter = 'Điều lệ Đảng (2011)'
const rules294 = 'Quy định 294-QĐ/TW ngày 26/5/2025'
const rules208 = 'Quy định 208-QĐ/TW ngày 26/7/2026'

const always = '[2000-01-01,)'
const until208 = '[2000-01-01,2026-07-26)'
const since208 = '[2026-07-26,)'

const kind = (code: string, name: string, nameEn: string, family: Rule['family'], rank: number, valid: string) =>
  ({ subject: 'organisation_kind', code, name, nameEn, family, rank, valid, source: valid === since208 ? rules208 : charter }) as const

const threshold = (code: string, name: string, nameEn: string, amount: number, source: string) =>
  ({ subject: 'threshold', code, name, nameEn, amount, valid: always, source }) as const

const term = (code: string, name: string, nameEn: string, amount: number, valid: string, source: string) =>
  ({ subject: 'term', code, name, nameEn, amount, valid, source }) as const

/** What regulations set, each row to be checked against the text by an administrator before a warning cites it. */
export const knownRules: Rule[] = [
  kind('upper_direct_committee', 'Đảng bộ cấp trên trực tiếp của tổ chức cơ sở đảng', 'Committee directly above the grassroots', 'committee', 1, always),
  kind('grassroots_committee', 'Đảng bộ cơ sở', 'Grassroots committee', 'committee', 2, always),
  kind('division_committee', 'Đảng bộ bộ phận', 'Division committee', 'committee', 3, always),
  kind('grassroots_cell', 'Chi bộ cơ sở', 'Grassroots cell', 'cell', 4, until208),
  kind('subordinate_cell', 'Chi bộ trực thuộc', 'Subordinate cell', 'cell', 5, until208),
  kind('cell', 'Chi bộ', 'Cell', 'cell', 4, since208),
  kind('party_group', 'Tổ đảng', 'Party group', 'group', 6, always),

  threshold('cell_official_minimum', 'Số đảng viên chính thức tối thiểu của chi bộ', 'Least official members of a cell', 3, `${charter}, Điều 21`),
  threshold('cell_committee_from', 'Bầu chi ủy khi có từ … đảng viên chính thức', 'Official members from which a cell elects a committee', 9, rules294),
  threshold('cell_committee_maximum', 'Số chi ủy viên tối đa', 'Most members of a cell committee', 7, rules294),
  threshold('committee_minimum', 'Số đảng viên tối thiểu của đảng bộ cơ sở', 'Least members of a grassroots committee', 30, `${charter}, Điều 21`),
  threshold('upper_committee_minimum', 'Số đảng viên tối thiểu của đảng bộ cấp trên trực tiếp', 'Least members of a committee above the grassroots', 500, 'Hướng dẫn 21-HD/BTCTW'),

  term('cell_years', 'Nhiệm kỳ chi bộ (năm)', 'Term of a cell in years', 2.5, '[2000-01-01,2025-07-01)', charter),
  term('cell_years', 'Nhiệm kỳ chi bộ (năm)', 'Term of a cell in years', 5, '[2025-07-01,)', rules294),
  term('committee_years', 'Nhiệm kỳ đảng bộ cơ sở (năm)', 'Term of a grassroots committee in years', 5, always, charter),
  term('cell_grace_months', 'Đại hội chi bộ sớm hoặc muộn không quá (tháng)', 'Months a cell congress may be early or late', 6, always, 'Quy định thi hành Điều lệ Đảng'),
  term('committee_grace_months', 'Đại hội đảng bộ cơ sở sớm hoặc muộn không quá (tháng)', 'Months a committee congress may be early or late', 12, always, 'Quy định thi hành Điều lệ Đảng'),

  {
    subject: 'grading_cap',
    code: 'excellent_share',
    name: 'Tỷ lệ tối đa hoàn thành xuất sắc nhiệm vụ (%)',
    nameEn: 'Largest share graded excellent, per cent',
    amount: 20,
    valid: always,
    source: 'Hướng dẫn 21-HD/BTCTW (2019)',
  },
]
