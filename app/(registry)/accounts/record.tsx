import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { sheetReasons } from '@/app/request/reason'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { askReason } from '@/app/screen/words'
import type { AskReason } from '@/components/form/reason-fields'
import type { FormState } from '@/core/form-state'
import { findAccount } from '@/db/account/queries'

/** Reads an account; 404 if the user may not change it. */
export async function readEditable(id: string) {
  const account = await readRecord(id, async (db) => {
    const account = await findAccount(db, id)
    return account?.canEdit ? account : null
  })
  const say = await getTranslations('accounts')
  const crumbs = [
    { href: '/accounts', label: say('title') },
    { href: `/accounts/${id}`, label: account.fullName },
  ]
  return { account, say, crumbs, hidden: { id, version: String(account.version) } }
}

/** The reason fields with the reasons for a sheet. */
export async function askSheetReason(): Promise<AskReason> {
  const say = await getTranslations('accounts.sheet')
  return { ...(await askReason(sheetReasons)), title: say('reason') }
}

type Switched = {
  params: Promise<{ id: string }>
  step: 'enable' | 'disable'
  save: (state: FormState, form: FormData) => Promise<FormState>
}

/** The form that enables or disables an account; its only fields are those of the reason. */
export async function SwitchScreen({ params, step, save }: Switched) {
  const { id } = await params
  const { say, crumbs, hidden } = await readEditable(id)
  return (
    <FormScreen
      title={say(step)}
      crumbs={crumbs}
      input={z.object({})}
      values={{}}
      save={save}
      submitLabel={say(step)}
      cancelHref={`/accounts/${id}`}
      hidden={hidden}
      asksReason
    >
      <p className="muted">{say(`${step}-effect`)}</p>
    </FormScreen>
  )
}
