'use server'

import { action } from '@/app/action'
import { atIn, restoring, retiring } from '@/app/screen/retirement'
import { settleWith } from '@/app/settle'
import type { FormState } from '@/core/form-state'
import { ok } from '@/core/result'
import type { Db } from '@/db/actor'
import { enterReport, mayEnter, retireReport, reviseReport, splitField } from '@/db/member-report/commands'
import { findReport, listSplit } from '@/db/member-report/queries'
import { ChoiceInput, entryIn, partedEntry } from './entry'

/** Which organisation and period a report is about, asked before its counts are. */
export const choose = action({
  input: ChoiceInput,
  work: async (db, of) => {
    const open = await mayEnter(db, of)
    return open.ok ? ok(of) : open
  },
  goTo: ({ organisationId, periodId }) => `/member-reports/new?organisation=${organisationId}&period=${periodId}`,
})

/** The fields of a report depend on the enterprises it is split by: the input is that of the form sent. */
export async function enter(state: FormState, form: FormData): Promise<FormState> {
  const save = action({
    input: entryIn(form),
    work: (db, values, { id = '', organisation = '', period = '' }, who) =>
      enterReport(
        db,
        id,
        { organisationId: organisation, periodId: period },
        { ...partedEntry(values), confirmedBy: who.accountId },
      ),
    goTo: ({ id }) => `/member-reports/${id}?saved=registered`,
  })
  return save(state, form)
}

export async function revise(state: FormState, form: FormData): Promise<FormState> {
  const save = action({
    input: entryIn(form),
    work: (db, values, hidden) => {
      const { entry, split } = partedEntry(values)
      return reviseReport(db, atIn(hidden), entry, split)
    },
    goTo: ({ id }) => `/member-reports/${id}?saved=revised`,
    settle: settleWith('member_report', findEntry),
  })
  return save(state, form)
}

async function findEntry(db: Db, id: string) {
  const report = await findReport(db, id)
  if (!report) return null
  const split = [...(await listSplit(db, report.organisationId, report.endsOn, id))]
  return { ...report, ...Object.fromEntries(split.map((row) => [splitField(row.enterpriseId), row.members])) }
}

export const retire = retiring(retireReport, '/member-reports')
export const restore = restoring(retireReport, '/member-reports')
