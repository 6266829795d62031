import type { Message } from '../../core/result'

type Rule = { field: string; message: Message }

/** By constraint (or `constraint =` in a trigger): the wrong field, and the message under `problem.invalid`. */
const rules: Record<string, Rule> = {
  report_opening_stands: { field: 'decision', message: { key: 'report-opening-moved' } },
  report_is_confirmed: { field: 'decision', message: { key: 'report-confirmed' } },
  report_not_latest: { field: 'decision', message: { key: 'report-not-latest' } },
  report_decided_already: { field: 'decision', message: { key: 'report-decided' } },
  report_is_summed: { field: 'organisationId', message: { key: 'has-subordinates' } },
  member_report_return_has_reason: { field: 'returnReason', message: { key: 'empty' } },
  member_report_correction_has_reason: { field: 'correctionReason', message: { key: 'empty' } },
  member_transfer_within_total: { field: 'transferredIn', message: { key: 'transfers' } },
  reopening_has_reason: { field: 'requestReason', message: { key: 'empty' } },
  reopening_has_one_scope: { field: 'organisationId', message: { key: 'one-scope' } },
  reopening_of_open_period: { field: 'periodId', message: { key: 'period-is-open' } },
  reopening_decided_already: { field: 'decision', message: { key: 'reopening-decided' } },
  reopening_is_decided_whole: { field: 'expiresOn', message: { key: 'empty' } },
  reopening_expires_soon: { field: 'expiresOn', message: { key: 'reopening-expires-soon' } },
  reopening_expires_later: { field: 'expiresOn', message: { key: 'reopening-expires-later' } },
  correction_request_decided_already: { field: 'decision', message: { key: 'correction-answered' } },
  target_in_bounds: { field: 'admissions', message: { key: 'form' } },
  member_report_v01: { field: 'closingTotal', message: { key: 'v01' } },
  member_report_v02: { field: 'femaleMembers', message: { key: 'v02' } },
  member_report_v03: { field: 'closingTotal', message: { key: 'v03' } },
  member_report_v21: { field: 'transferredOut', message: { key: 'v21-unknown' } },
  member_report_not_negative: { field: 'closingTotal', message: { key: 'negative' } },
  member_split_within_total: { field: 'split', message: { key: 'split' } },
  member_split_not_negative: { field: 'split', message: { key: 'negative' } },
  enterprise_figures_v18: { field: 'workers', message: { key: 'v18' } },
  enterprise_figures_not_negative: { field: 'workers', message: { key: 'negative' } },
  self_defence_strength_is_not_held: { field: 'members', message: { key: 'self-defence' } },
  affiliated_members_not_negative: { field: 'members', message: { key: 'negative' } },
  period_in_order: { field: 'endsOn', message: { key: 'dates-in-order' } },
  period_named_when_ad_hoc: { field: 'name', message: { key: 'empty' } },
  organisation_has_no_cycle: { field: 'superiorId', message: { key: 'v22' } },
  organisation_state_superior_lives: { field: 'superiorId', message: { key: 'v22-ended' } },
  coverage_organisation_lives: { field: 'organisationId', message: { key: 'organisation-lives' } },
  coverage_enterprise_lives: { field: 'enterpriseId', message: { key: 'enterprise-lives' } },
  mandate_organisation_lives: { field: 'organisationId', message: { key: 'v13' } },
  mandate_secretary_overlap: { field: 'position', message: { key: 'v10' } },
  administrator_remains: { field: 'lastDay', message: { key: 'last-administrator' } },
  reason_needed: { field: 'reason', message: { key: 'empty' } },
}

/** The field and message for a violated constraint; undefined where the violation is a defect. */
export const ruleOf = (constraint: string): Rule | undefined => rules[constraint]
