'use server'

import { atIn, registering, revising } from '@/app/request/action'
import { changeReasons } from '@/app/request/reason'
import { settleWith } from '@/app/request/settle'
import { recordRule, reviseRule } from '@/db/rule-set/commands'
import { findRule } from '@/db/rule-set/queries'
import { RuleSetInput, RuleSetRecording, ruleSet } from '@/db/rule-set/record'

export const record = registering({
  table: ruleSet,
  input: RuleSetRecording,
  reasons: changeReasons,
  asksSometimes: true,
  work: (db, { effectiveOn, ...input }, id) => recordRule(db, id, input, effectiveOn),
  goTo: ({ id }) => `/rule-sets/${id}?saved=registered`,
})

export const revise = revising({
  input: RuleSetInput,
  work: (db, input, hidden) => reviseRule(db, atIn(hidden), input),
  goTo: ({ id }) => `/rule-sets/${id}?saved=revised`,
  settle: settleWith('rule_set', (db, id) => findRule(db, id)),
})
