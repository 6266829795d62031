import { notFound } from 'next/navigation'
import { z } from 'zod'
import { leadToFreshSignIn } from '@/app/request/session'
import { FormScreen } from '@/app/screen/form-screen'
import { isUuid } from '@/app/screen/params'
import { readRecord } from '@/app/screen/record'
import { mayRegister } from '@/db/access/rights'
import { findAssignment, hasSignedInLately } from '@/db/assignment/queries'
import { assignment } from '@/db/assignment/record'
import { confirm } from '../../../../actions'
import { readEditable } from '../../../../record'

type Props = { params: Promise<{ id: string; assignmentId: string }> }

/** Confirms an administrator whom another one has proposed. */
export default async function ConfirmAdministratorPage({ params }: Props) {
  const { id, assignmentId } = await params
  if (!isUuid(assignmentId)) notFound()
  const { say, crumbs } = await readEditable(id)
  const { known, isFresh } = await readRecord(id, async (db) => {
    const found = (await mayRegister(db, assignment)) ? await findAssignment(db, assignmentId) : null
    return found?.accountId === id && found.isProposed ? { known: found, isFresh: await hasSignedInLately(db) } : null
  })
  if (!isFresh) await leadToFreshSignIn()
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
    >
      <p className="muted">{say('confirm-effect')}</p>
    </FormScreen>
  )
}
