import { getTableColumns } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { fieldsOf } from '../core/field'
import { locales } from '../core/locale'
import { AccountInput, account } from './account/record'
import { AffiliatedOrganisationInput, affiliatedOrganisation } from './affiliated-organisation/record'
import { AssignmentInput, assignment } from './assignment/record'
import { CommuneInput, commune } from './commune/record'
import { CoverageInput, coverage } from './coverage/record'
import { DocumentInput, document } from './document/record'
import {
  EnterpriseContactInput,
  EnterpriseInput,
  enterprise,
  enterpriseContact,
  enterpriseState,
} from './enterprise/record'
import { EnterpriseFiguresInput, enterpriseFigures } from './enterprise-figures/record'
import { EventInput, event } from './event/record'
import { LockDelegationInput, lockDelegation } from './lock-delegation/record'
import { MandateEndInput, MandateInput, mandate } from './mandate/record'
import { MemberReportInput } from './member-report/entry'
import { memberReportVersion } from './member-report/record'
import { OrganisationInput, organisation, organisationState } from './organisation/record'
import { PeriodInput, period } from './period/record'
import { PersonContactInput, PersonInput, person, personContact } from './person/record'
import { ProjectInput, project, projectCapital } from './project/record'
import { RuleSetInput, ruleSet } from './rule-set/record'
import { SettingInput, setting } from './setting/record'
import { TargetInput, target } from './target/record'
import { UnitInput, unit, unitState } from './unit/record'

/** What the software keeps itself and nobody is asked for. */
const kept = new Set(['id', 'version', 'valid', 'retiredOn', 'retiredReason'])

const records: [name: string, input: z.ZodObject, tables: PgTable[], unasked: string[]][] = [
  ['unit', UnitInput, [unit, unitState], ['unitId']],
  ['commune', CommuneInput, [commune], []],
  ['rule-set', RuleSetInput, [ruleSet], []],
  ['setting', SettingInput, [setting], []],
  ['enterprise', EnterpriseInput, [enterprise, enterpriseState], ['enterpriseId']],
  ['enterprise-contact', EnterpriseContactInput, [enterpriseContact], ['enterpriseId']],
  ['project', ProjectInput, [project, projectCapital], ['projectId']],
  ['organisation', OrganisationInput, [organisation, organisationState], ['organisationId']],
  ['coverage', CoverageInput, [coverage], []],
  ['person', PersonInput, [person], []],
  ['person-contact', PersonContactInput, [personContact], ['personId']],
  ['mandate', MandateInput.extend(MandateEndInput.shape), [mandate], []],
  ['document', DocumentInput, [document], []],
  ['event', EventInput, [event], []],
  ['affiliated-organisation', AffiliatedOrganisationInput, [affiliatedOrganisation], []],
  ['period', PeriodInput, [period], ['lockedAt', 'lockedBy', 'missingAtLock']],
  [
    'member-report',
    MemberReportInput,
    [memberReportVersion],
    [
      'reportId',
      'state',
      'split',
      'transfers',
      'ruleResults',
      'previousId',
      'correctsId',
      'sha256',
      'submittedAt',
      'submittedBy',
      'onBehalfOf',
      'isLate',
      'decidedAt',
      'decidedBy',
      'fieldNotes',
      'reopeningId',
    ],
  ],
  ['target', TargetInput, [target], []],
  ['lock-delegation', LockDelegationInput, [lockDelegation], []],
  ['enterprise-figures', EnterpriseFiguresInput, [enterpriseFigures], ['reopeningId']],
  ['account', AccountInput, [account], ['kind', 'disabledAt', 'disabledReason']],
  ['assignment', AssignmentInput, [assignment], []],
]

test.each(records)('%s: every field has a name in every language', (_, input) => {
  for (const locale of locales) {
    for (const field of fieldsOf(input, locale)) {
      expect(field.label, field.name).not.toBe('')
      for (const { value, label } of field.options) expect(label, `${field.name}: ${value}`).not.toBe('')
    }
  }
})

test.each(records)('%s: every column is asked for, or left out on purpose', (_, input, tables, unasked) => {
  const columns = tables.flatMap((table) =>
    Object.entries(getTableColumns(table)).filter(([name, column]) => !column.generated && !kept.has(name)),
  )
  const asked = new Set(Object.keys(input.shape))
  expect(columns.map(([name]) => name).filter((name) => !asked.has(name))).toEqual(unasked)
})
