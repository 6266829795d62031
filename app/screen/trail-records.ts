import type { z } from 'zod'
import { AccountInput } from '@/db/account/record'
import { AffiliatedOrganisationInput } from '@/db/affiliated-organisation/record'
import { AssignmentInput } from '@/db/assignment/record'
import { CommuneInput } from '@/db/commune/record'
import { CoverageInput } from '@/db/coverage/record'
import { DocumentInput } from '@/db/document/record'
import { EnterpriseContactInput, EnterpriseInput } from '@/db/enterprise/record'
import { EnterpriseFiguresInput } from '@/db/enterprise-figures/record'
import { EventInput, EventOrganisationInput } from '@/db/event/record'
import { LockDelegationInput } from '@/db/lock-delegation/record'
import { MandateEndInput, MandateInput } from '@/db/mandate/record'
import { MemberReportInput } from '@/db/member-report/entry'
import { OrganisationInput } from '@/db/organisation/record'
import { PeriodInput } from '@/db/period/record'
import { PersonContactInput, PersonInput } from '@/db/person/record'
import { ProjectInput } from '@/db/project/record'
import { ReopeningGrant, ReopeningInput, ReopeningRevocation } from '@/db/reopening/record'
import { RuleSetInput } from '@/db/rule-set/record'
import { SettingInput } from '@/db/setting/record'
import { TargetInput } from '@/db/target/record'
import { UnitInput } from '@/db/unit/record'

type Shown = { path: string; inputs: z.ZodObject[] }

/** Where a record of the trail is shown, and what its fields are called. */
export const trailRecords = {
  enterprise: { path: '/enterprises', inputs: [EnterpriseInput, EnterpriseContactInput, AffiliatedOrganisationInput] },
  organisation: { path: '/organisations', inputs: [OrganisationInput, CoverageInput] },
  person: { path: '/people', inputs: [PersonInput, PersonContactInput] },
  mandate: { path: '/mandates', inputs: [MandateInput, MandateEndInput] },
  project: { path: '/projects', inputs: [ProjectInput] },
  document: { path: '/documents', inputs: [DocumentInput] },
  event: { path: '/events', inputs: [EventInput, EventOrganisationInput] },
  period: { path: '/periods', inputs: [PeriodInput] },
  member_report: { path: '/member-reports', inputs: [MemberReportInput] },
  enterprise_figures: { path: '/enterprise-figures', inputs: [EnterpriseFiguresInput] },
  account: { path: '/accounts', inputs: [AccountInput, AssignmentInput] },
  unit: { path: '/units', inputs: [UnitInput] },
  commune: { path: '/communes', inputs: [CommuneInput] },
  rule_set: { path: '/rule-sets', inputs: [RuleSetInput] },
  target: { path: '/targets', inputs: [TargetInput] },
  reopening: { path: '/reopenings', inputs: [ReopeningInput, ReopeningGrant, ReopeningRevocation] },
  lock_delegation: { path: '/lock-delegations', inputs: [LockDelegationInput] },
  setting: { path: '/settings', inputs: [SettingInput] },
} as const satisfies Record<string, Shown>

export const trailRecordCodes = Object.keys(trailRecords)

export const shownOf = (record: string): Shown | undefined =>
  Object.hasOwn(trailRecords, record) ? trailRecords[record as keyof typeof trailRecords] : undefined

/** The name of an act where it begins a line. */
export function actTitle(act: string, say: (key: string) => string): string {
  const name = say(`act.${act}`)
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** Kinds of act an inspector looks for, the weightiest first. */
export const acts = [
  'revise',
  'confirm',
  'return',
  'lock',
  'reopen',
  'decline',
  'revoke',
  'answer',
  'submit',
  'ask',
  'disable',
  'enable',
  'remind',
  'draft',
  'create',
  'retire',
  'restore',
  'export',
  'read',
  'issue_sheet',
  'set_password',
  'sign_in',
  'sign_in_failed',
  'end_session',
] as const
