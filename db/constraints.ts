import type { Message } from '../core/result'

type Rule = { field: string; message: Message }

/** Constraints that speak: which field is wrong, and the message under `problem.invalid` that says why. */
const rules: Record<string, Rule> = {
  member_report_v01: { field: 'closingTotal', message: { key: 'v01' } },
  member_report_v02: { field: 'femaleMembers', message: { key: 'v02' } },
  member_report_v03: { field: 'closingTotal', message: { key: 'v03' } },
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

export const ruleOf = (constraint: string): Rule | undefined => rules[constraint]
