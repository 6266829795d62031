'use server'

import { action, atIn } from '@/app/request/action'
import { settleWith } from '@/app/request/settle'
import { recordRule, reviseRule } from '@/db/rule-set/commands'
import { findRule } from '@/db/rule-set/queries'
import { RuleSetInput, RuleSetRecording } from '@/db/rule-set/record'

export const record = action({
  input: RuleSetRecording,
  work: (db, { effectiveOn, ...input }, { id = '' }) => recordRule(db, id, input, effectiveOn),
  goTo: ({ id }) => `/rule-sets/${id}?saved=registered`,
})

export const revise = action({
  input: RuleSetInput,
  work: (db, input, hidden) => reviseRule(db, atIn(hidden), input),
  goTo: ({ id }) => `/rule-sets/${id}?saved=revised`,
  settle: settleWith('rule_set', (db, id) => findRule(db, id)),
})
