import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { currentLocale, leadToFreshSignIn } from '@/app/request/session'
import { FormScreen } from '@/app/screen/form-screen'
import { isUuid } from '@/app/screen/params'
import { readRecord } from '@/app/screen/record'
import { spanInWords } from '@/app/screen/sentences'
import { Facts } from '@/components/record/facts'
import { fieldsOf } from '@/core/field'
import { mayRegister } from '@/db/access/rights'
import { AccountInput } from '@/db/account/record'
import { findAssignment, hasSignedInLately } from '@/db/assignment/queries'
import { AssignmentInput, assignment } from '@/db/assignment/record'
import { confirm } from '../../../../actions'
import { readEditable } from '../../../../record'

type Props = { params: Promise<{ id: string; assignmentId: string }> }

/** Confirms an administrator whom another one has proposed. */
export default async function ConfirmAdministratorPage({ params }: Props) {
  const { id, assignmentId } = await params
  if (!isUuid(assignmentId)) notFound()
  const { account, say, crumbs } = await readEditable(id)
  const { known, isFresh } = await readRecord(id, async (db) => {
    const found = (await mayRegister(db, assignment)) ? await findAssignment(db, assignmentId) : null
    return found?.accountId === id && found.isProposed ? { known: found, isFresh: await hasSignedInLately(db) } : null
  })
  if (!isFresh) await leadToFreshSignIn()
  const [history, form, locale] = [
    await getTranslations('history'),
    await getTranslations('form'),
    await currentLocale(),
  ]
  const label = Object.fromEntries(
    [...fieldsOf(AccountInput, locale), ...fieldsOf(AssignmentInput, locale)].map((one) => [one.name, one.label]),
  )
  const facts = [
    { label: label.fullName ?? '', value: account.fullName },
    { label: label.userName ?? '', value: account.userName },
    { label: say('proposer'), value: known.proposedBy },
    { label: label.decisionNumber ?? '', value: known.decisionNumber },
    { label: say('span'), value: spanInWords(known.valid, locale, history) },
  ]
  return (
    <FormScreen
      title={say('confirm-administrator')}
      crumbs={crumbs}
      input={z.object({})}
      values={{}}
      save={confirm}
      submitLabel={say('confirm')}
      cancelHref={`/accounts/${id}`}
      hidden={{ id: assignmentId, accountId: id, version: String(known.version) }}
      asksReason
      lead={<Facts sections={[{ id: 'proposal', title: say('proposal'), facts }]} blank={form('blank')} />}
    >
      <p className="muted">{say('confirm-effect')}</p>
    </FormScreen>
  )
}
