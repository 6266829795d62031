'use server'

import { getTranslations } from 'next-intl/server'
import { encode } from 'uqr'
import { z } from 'zod'
import { action } from '@/app/request/action'
import { sheetReasons } from '@/app/request/reason'
import { currentLocale } from '@/app/request/session'
import { isUuid } from '@/app/screen/params'
import { env } from '@/core/env'
import type { FormState } from '@/core/form-state'
import { formatDateTime } from '@/core/locale'
import { fail, ok, type Result } from '@/core/result'
import { findAccount } from '@/db/account/queries'
import type { Db, Known } from '@/db/door/actor'
import { issueEnrolment } from '@/db/session/commands'
import { codeHash, newCode } from '@/db/session/password'
import { findOffice } from '@/db/setting/queries'
import type { Sheet } from './[id]/sheet/printed-sheet.client'

export type IssueState = FormState<Sheet>
type Issued = { userName: string; fullName: string; issuer: string; office: string; code: string }

const days = 7

/** Server action: issues a code. Only this response contains the code; the database stores its hash. */
export async function issue(accountId: string, state: IssueState, form: FormData): Promise<IssueState> {
  return action({
    input: z.object({}),
    reasons: sheetReasons,
    work: (db, _, _hidden, who) => issueFor(db, who, accountId),
    answer: sheetOf,
  })(state, form)
}

async function issueFor(db: Db, who: Known, accountId: string): Promise<Result<Issued>> {
  const account = isUuid(accountId) ? await findAccount(db, accountId) : null
  if (!account) return fail({ kind: 'missing' })
  // Issuing ends all sessions of the account, which here is the user's. Users change their own password on /me.
  if (accountId === who.accountId) return fail({ kind: 'forbidden' })
  const code = newCode()
  const issued = await issueEnrolment(db, accountId, codeHash(code))
  if (!issued.ok) return issued
  const { name } = await findOffice(db)
  return ok({ userName: account.userName, fullName: account.fullName, issuer: who.fullName, office: name ?? '', code })
}

async function sheetOf({ userName, fullName, issuer, office, code }: Issued): Promise<Sheet> {
  const [say, shell, locale] = [
    await getTranslations('accounts.sheet'),
    await getTranslations('shell'),
    await currentLocale(),
  ]
  const address = `${env().ORIGIN}/sheet`
  const now = new Date()
  const until = new Date(now.getTime() + days * 24 * 3_600_000)
  return {
    product: shell('product'),
    office,
    title: say('title'),
    facts: [
      { label: say('for'), value: fullName },
      { label: say('user-name'), value: userName, isCode: true },
      { label: say('address'), value: address, isCode: true },
      { label: say('code'), value: code, isCode: true },
      { label: say('validity'), value: say('until', { at: formatDateTime(until, locale) }) },
    ],
    how: say('how'),
    issued: say('issued', { name: issuer, at: formatDateTime(now, locale) }),
    qr: pathOf(`${address}?code=${code}`),
  }
}

function pathOf(text: string): Sheet['qr'] {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { path: squares.join(''), size }
}
