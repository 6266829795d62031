import type { ruleSet } from '../rule-set/record'

type Rule = typeof ruleSet.$inferInsert
/** From a day to the day before another one, by a text. */
type Spell = Pick<Rule, 'valid' | 'source'>

/** What held without a text that we know of. Nobody can confirm such a row; it keeps names and warnings going. */
const unknown = 'Chưa rõ căn cứ'
const charter = 'Điều lệ Đảng (2011)'
const rules24 = 'Quy định 24-QĐ/TW ngày 30/7/2021'
const rules294 = 'Quy định 294-QĐ/TW ngày 26/5/2025'
const rules208 = 'Quy định 208-QĐ/TW ngày 26/7/2026'

/** The day of the Charter, and those on which the later texts came into force. */
const since = { ever: '1930-02-03', charter: '2011-01-19', rules294: '2025-07-01', rules208: '2026-07-26' } as const

const spell = (from: string, until: string, source: string): Spell => ({ valid: `[${from},${until})`, source })

const before = spell(since.ever, since.charter, unknown)
const byCharter = spell(since.charter, '', charter)
const by208 = spell(since.rules208, '', rules208)
const until208 = [before, spell(since.charter, since.rules208, charter)]
const ever = [before, byCharter]
/** By Quy định 294, whose successor is not known to say the same. */
const by294 = [spell(since.rules294, since.rules208, rules294), spell(since.rules208, '', unknown)]

const kind = (code: string, name: string, nameEn: string, family: Rule['family'], rank: number, spells: Spell[]) =>
  spells.map((one) => {
    const counting = family === 'group' ? ('within_superior' as const) : ('itself' as const)
    return { subject: 'organisation_kind' as const, code, name, nameEn, family, counting, rank, ...one }
  })

const amount = (subject: Rule['subject'], code: string, name: string, nameEn: string, spells: Pick<Rule, 'amount' | keyof Spell>[]) =>
  spells.map((one) => ({ subject, code, name, nameEn, ...one }))

const of = (amount: number, spells: Spell[]) => spells.map((one) => ({ ...one, amount }))

/**
 * What regulations set, dated by the texts that it cites; each row is to be checked against its text by an administrator
 * before a warning cites it.
 */
export const knownRules: Rule[] = [
  ...kind('upper_direct_committee', 'Đảng bộ cấp trên trực tiếp của tổ chức cơ sở đảng', 'Committee directly above the grassroots', 'committee', 1, ever),
  ...kind('grassroots_committee', 'Đảng bộ cơ sở', 'Grassroots committee', 'committee', 2, ever),
  ...kind('division_committee', 'Đảng bộ bộ phận', 'Division committee', 'committee', 3, until208),
  ...kind('subordinate_committee', 'Đảng bộ trực thuộc cơ sở', 'Committee under a grassroots committee', 'committee', 3, [by208]),
  ...kind('grassroots_cell', 'Chi bộ cơ sở', 'Grassroots cell', 'cell', 4, until208),
  ...kind('subordinate_cell', 'Chi bộ trực thuộc', 'Subordinate cell', 'cell', 5, until208),
  ...kind('cell', 'Chi bộ', 'Cell', 'cell', 4, [by208]),
  ...kind('party_group', 'Tổ đảng', 'Party group', 'group', 6, ever),

  ...amount('threshold', 'cell_official_minimum', 'Số đảng viên chính thức tối thiểu của chi bộ', 'Least official members of a cell',
    of(3, [spell(since.charter, '', `${charter}, Điều 21`)])),
  ...amount('threshold', 'cell_committee_from', 'Bầu chi ủy khi có từ … đảng viên chính thức', 'Official members from which a cell elects a committee',
    of(9, [spell(since.charter, since.rules294, unknown), ...by294])),
  ...amount('threshold', 'cell_committee_maximum', 'Số chi ủy viên tối đa', 'Most members of a cell committee',
    of(7, [spell(since.charter, since.rules294, unknown), ...by294])),
  ...amount('threshold', 'committee_minimum', 'Số đảng viên tối thiểu của đảng bộ cơ sở', 'Least members of a grassroots committee',
    of(30, [spell(since.charter, '', `${charter}, Điều 21`)])),
  // The zone's own committee was raised under this text in January 2022; the day of the text is not known.
  ...amount('threshold', 'upper_committee_minimum', 'Số đảng viên tối thiểu của đảng bộ cấp trên trực tiếp', 'Least members of a committee above the grassroots',
    of(500, [spell('2022-01-01', '', 'Hướng dẫn 21-HD/BTCTW (chưa rõ ngày ban hành)')])),

  ...amount('term', 'cell_years', 'Nhiệm kỳ chi bộ (năm)', 'Term of a cell in years',
    [...of(2.5, [spell(since.charter, since.rules294, charter)]), ...of(5, by294)]),
  ...amount('term', 'committee_years', 'Nhiệm kỳ đảng bộ cơ sở (năm)', 'Term of a grassroots committee in years', of(5, [byCharter])),
  ...amount('term', 'cell_grace_months', 'Đại hội chi bộ sớm hoặc muộn không quá (tháng)', 'Months a cell congress may be early or late',
    of(6, [spell('2021-07-30', '2025-01-20', rules24), spell('2025-01-20', '', unknown)])),
  ...amount('term', 'committee_grace_months', 'Đại hội đảng bộ cơ sở sớm hoặc muộn không quá (tháng)', 'Months a committee congress may be early or late',
    of(12, [spell(since.charter, '', unknown)])),

  ...amount('grading_cap', 'excellent_share', 'Tỷ lệ tối đa hoàn thành xuất sắc nhiệm vụ (%)', 'Largest share graded excellent, per cent',
    of(20, [
      spell('2019-10-18', '2025-08-30', 'Hướng dẫn 21-HD/BTCTW (2019)'),
      spell('2025-08-30', '', 'Quy định 366-QĐ/TW ngày 30/8/2025, Hướng dẫn 43-HD/BTCTW ngày 31/10/2025 (chưa rõ cơ sở tính)'),
    ])),
]
