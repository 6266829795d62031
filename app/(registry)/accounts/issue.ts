'use server'

import { z } from 'zod'
import { action } from '@/app/request/action'
import { sheetReasons } from '@/app/request/reason'
import { currentLocale } from '@/app/request/session'
import { isUuid } from '@/app/screen/params'
import type { FormState } from '@/core/form-state'
import { fail, ok, type Result } from '@/core/result'
import { findAccount } from '@/db/account/queries'
import { listOffices, officeWords } from '@/db/assignment/offices'
import type { Db, Known } from '@/db/door/actor'
import { issueEnrolment } from '@/db/session/commands'
import { drawCode, type Issued, type Issuer, issuerOf, sheetsOf } from './paper'
import type { Sheet } from './printed-sheet.client'

export type IssueState = FormState<Sheet>

/** Server action: issues a code. Only this response contains the code; the database stores its hash. */
export async function issue(accountId: string, state: IssueState, form: FormData): Promise<IssueState> {
  return action({
    input: z.object({}),
    reasons: sheetReasons,
    work: (db, _, _hidden, who) => issueFor(db, who, accountId),
    answer: sheetOf,
  })(state, form)
}

async function issueFor(db: Db, who: Known, accountId: string): Promise<Result<{ issued: Issued; issuer: Issuer }>> {
  const account = isUuid(accountId) ? await findAccount(db, accountId) : null
  if (!account) return fail({ kind: 'missing' })
  // Issuing ends all sessions of the account, which here is the user's. Users change their own password on /me.
  if (accountId === who.accountId) return fail({ kind: 'forbidden' })
  const { code, hash } = drawCode()
  const done = await issueEnrolment(db, accountId, hash)
  if (!done.ok) return done
  const { userName, fullName, personId } = account
  const held = await listOffices(db, { accountId, personId })
  const offices = officeWords(held, await currentLocale()).map(({ title, scope }) =>
    [title, scope].filter(Boolean).join(', '),
  )
  const {
    roles: [assigned],
    mandates: [reporting],
  } = held
  return ok({
    issued: { personId, userName, fullName, offices, byPhone: !assigned && !!reporting, code },
    issuer: await issuerOf(db, who, [personId]),
  })
}

async function sheetOf({ issued, issuer }: { issued: Issued; issuer: Issuer }): Promise<Sheet> {
  const [sheet] = await sheetsOf([issued], issuer)
  if (!sheet) throw new Error('app/accounts/issue: a sheet was issued and is not there')
  return sheet
}
