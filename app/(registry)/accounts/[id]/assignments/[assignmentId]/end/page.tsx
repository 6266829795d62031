import { notFound } from 'next/navigation'
import { currentLocale } from '@/app/request/session'
import { FormScreen } from '@/app/screen/form-screen'
import { isUuid } from '@/app/screen/params'
import { readRecord } from '@/app/screen/record'
import { today } from '@/core/date'
import { mayRegister } from '@/db/access/rights'
import { officeNames } from '@/db/assignment/offices'
import { findAssignment } from '@/db/assignment/queries'
import { AssignmentEnd, assignment } from '@/db/assignment/record'
import { end } from '../../../../actions'
import { readEditable } from '../../../../record'

type Props = { params: Promise<{ id: string; assignmentId: string }> }

export default async function EndAssignmentPage({ params }: Props) {
  const { id, assignmentId } = await params
  if (!isUuid(assignmentId)) notFound()
  const { say, crumbs } = await readEditable(id)
  const known = await readRecord(id, async (db) => {
    const found = (await mayRegister(db, assignment)) ? await findAssignment(db, assignmentId) : null
    return found?.accountId === id ? found : null
  })
  const [role = ''] = officeNames({ roles: [known.role], positions: [] }, await currentLocale())
  return (
    <FormScreen
      title={say('end-role', { role })}
      crumbs={crumbs}
      input={AssignmentEnd}
      values={{ lastDay: today() }}
      save={end}
      submitLabel={say(known.isProposed ? 'withdraw' : 'end')}
      cancelHref={`/accounts/${id}`}
      hidden={{ id: assignmentId, version: String(known.version) }}
      asksReason
    />
  )
}
