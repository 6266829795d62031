import type { Message } from '../../core/result'

type Rule = { field: string; message: Message }

/** By constraint (or `constraint =` in a trigger): the wrong field, and the message under `problem.invalid`. */
const rules: Record<string, Rule> = {
  report_opening_stands: { field: 'decision', message: { key: 'report-opening-moved' } },
  report_is_confirmed: { field: 'decision', message: { key: 'report-confirmed' } },
  report_not_latest: { field: 'decision', message: { key: 'report-not-latest' } },
  report_before_cut_off: { field: 'decision', message: { key: 'report-before-cut-off' } },
  report_decided_already: { field: 'decision', message: { key: 'report-decided' } },
  report_is_summed: { field: 'organisationId', message: { key: 'has-subordinates' } },
  member_report_return_has_reason: { field: 'returnReason', message: { key: 'empty' } },
  member_report_correction_has_reason: { field: 'correctionReason', message: { key: 'empty' } },
  member_parts_within_line: { field: 'femaleMembers', message: { key: 'v02' } },
  member_transfer_within_total: { field: 'transferredIn', message: { key: 'transfers' } },
  reopening_has_reason: { field: 'requestReason', message: { key: 'empty' } },
  reopening_has_one_scope: { field: 'organisationId', message: { key: 'one-scope' } },
  reopening_of_open_period: { field: 'periodId', message: { key: 'period-is-open' } },
  reopening_decided_already: { field: 'decision', message: { key: 'reopening-decided' } },
  reopening_is_decided_whole: { field: 'expiresOn', message: { key: 'empty' } },
  reopening_expires_soon: { field: 'expiresOn', message: { key: 'reopening-expires-soon' } },
  reopening_expires_later: { field: 'expiresOn', message: { key: 'reopening-expires-later' } },
  correction_request_decided_already: { field: 'decision', message: { key: 'correction-answered' } },
  saved_view_role_default: { field: 'isDefault', message: { key: 'role-has-default' } },
  target_in_bounds: { field: 'admissions', message: { key: 'form' } },
  member_report_v01: { field: 'closingTotal', message: { key: 'v01' } },
  member_report_v02: { field: 'femaleMembers', message: { key: 'v02' } },
  member_report_v03: { field: 'closingTotal', message: { key: 'v03' } },
  member_report_v21: { field: 'transferredOut', message: { key: 'v21-unknown' } },
  member_report_not_negative: { field: 'closingTotal', message: { key: 'negative' } },
  member_split_within_total: { field: 'split', message: { key: 'split' } },
  member_split_not_negative: { field: 'split', message: { key: 'negative' } },
  event_organisation_of_them: { field: 'decision', message: { key: 'of-them' } },
  enterprise_figures_v18: { field: 'workers', message: { key: 'v18' } },
  enterprise_figures_survey_whole: { field: 'probationaryElsewhere', message: { key: 'survey-both' } },
  enterprise_figures_unasked: { field: 'periodId', message: { key: 'period-asks-no-figures' } },
  period_has_figures: { field: 'asksFigures', message: { key: 'period-has-figures' } },
  enterprise_figures_not_negative: { field: 'workers', message: { key: 'negative' } },
  self_defence_strength_is_not_held: { field: 'members', message: { key: 'self-defence' } },
  affiliated_members_not_negative: { field: 'members', message: { key: 'negative' } },
  period_in_order: { field: 'endsOn', message: { key: 'dates-in-order' } },
  period_named_when_ad_hoc: { field: 'name', message: { key: 'empty' } },
  rule_set_kind_counts: { field: 'counting', message: { key: 'kind-counting' } },
  report_is_counted_above: { field: 'organisationId', message: { key: 'counted-above' } },
  report_of_none: { field: 'organisationId', message: { key: 'organisation-lives' } },
  withdrawal_of_confirmed: { field: 'retiredOn', message: { key: 'withdrawal-confirmed' } },
  withdrawal_of_waiting: { field: 'retiredOn', message: { key: 'withdrawal-waiting' } },
  withdrawal_of_superior: { field: 'retiredOn', message: { key: 'withdrawal-superior' } },
  withdrawal_of_party: { field: 'retiredOn', message: { key: 'withdrawal-party' } },
  withdrawal_of_counterpart: { field: 'retiredOn', message: { key: 'withdrawal-counterpart' } },
  withdrawal_of_used: { field: 'retiredOn', message: { key: 'withdrawal-used' } },
  withdrawal_in_locked: { field: 'retiredOn', message: { key: 'withdrawal-locked' } },
  first_day_in_locked: { field: 'followedFrom', message: { key: 'first-day-locked' } },
  stop_in_locked: { field: 'retiredOn', message: { key: 'stop-locked' } },
  event_party_withdrawn: { field: 'organisationId', message: { key: 'party-withdrawn' } },
  event_numbers_locked: { field: 'decision', message: { key: 'event-numbers-locked' } },
  event_party_reports: { field: 'organisationId', message: { key: 'party-reports' } },
  event_party_counts: { field: 'organisationId', message: { key: 'party-counts' } },
  organisation_keeps_members: { field: 'kind', message: { key: 'keeps-members' } },
  organisation_superior_withdrawn: { field: 'superiorId', message: { key: 'superior-withdrawn' } },
  organisation_superior_leads: { field: 'superiorId', message: { key: 'superior-leads' } },
  organisation_has_no_cycle: { field: 'superiorId', message: { key: 'v22' } },
  organisation_state_superior_lives: { field: 'superiorId', message: { key: 'v22-ended' } },
  coverage_organisation_lives: { field: 'organisationId', message: { key: 'organisation-lives' } },
  coverage_enterprise_lives: { field: 'enterpriseId', message: { key: 'enterprise-lives' } },
  mandate_organisation_lives: { field: 'organisationId', message: { key: 'v13' } },
  mandate_secretary_overlap: { field: 'position', message: { key: 'v10' } },
  administrator_by_two: { field: 'role', message: { key: 'administrator-by-two' } },
  administrator_freshly: { field: 'role', message: { key: 'administrator-freshly' } },
  administrator_remains: { field: 'lastDay', message: { key: 'last-administrator' } },
  job_three_at_once: { field: 'of', message: { key: 'jobs-open' } },
  confirmation_rested_on: { field: 'undo', message: { key: 'undo-changed' } },
  undo_is_refused: { field: 'undo', message: { key: 'undo-changed' } },
  undo_is_whole: { field: 'undo', message: { key: 'undo-changed' } },
  unit_contact_has_phone: { field: 'contactPhone', message: { key: 'empty' } },
  unit_parent: { field: 'parentId', message: { key: 'not-to-choose' } },
  member_report_version_behalf: { field: 'onBehalfOf', message: { key: 'not-to-choose' } },
  reason_needed: { field: 'reason', message: { key: 'empty' } },
}

/** The field and message for a violated constraint; undefined where the violation is a defect. */
export const ruleOf = (constraint: string): Rule | undefined => rules[constraint]

/** The field of a foreign key by the name that drizzle gives it: organisation_state_superior_id_organisation_id_fk. */
export function fieldOfKey(table: string, constraint: string): string | undefined {
  const column = new RegExp(`^${table}_(\\w*?(?:_id|_by))_\\w+_id_fk$`).exec(constraint)?.[1]
  return column && fieldOfColumn(column)
}

/** The name of a column in forms: taxCode for tax_code. */
export const fieldOfColumn = (column: string): string =>
  column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
