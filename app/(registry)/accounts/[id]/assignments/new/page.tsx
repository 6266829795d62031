import { currentLocale } from '@/app/request/session'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { today } from '@/core/date'
import { fieldsOf } from '@/core/field'
import { mayRegister } from '@/db/access/rights'
import { hasSignedInLately } from '@/db/assignment/queries'
import { AssignmentGrant, assignedRole, assignment } from '@/db/assignment/record'
import { newId } from '@/db/record/id'
import { listUnitChoices } from '@/db/unit/queries'
import { grant } from '../../../actions'
import { readEditable } from '../../../record'

/** The form that gives an account a role; it first shows what the role permits. */
export default async function NewAssignmentPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { say, crumbs } = await readEditable(id)
  const { units, isFresh } = await readRecord(id, async (db) =>
    (await mayRegister(db, assignment))
      ? { units: [...(await listUnitChoices(db))], isFresh: await hasSignedInLately(db) }
      : null,
  )
  const roles = fieldsOf(AssignmentGrant, await currentLocale()).find(({ name }) => name === 'role')?.options ?? []
  return (
    <FormScreen
      title={say('grant')}
      crumbs={crumbs}
      input={AssignmentGrant}
      values={{ from: today() }}
      save={grant}
      submitLabel={say('grant')}
      cancelHref={`/accounts/${id}`}
      choices={{ unitId: units }}
      hidden={{ nonce: newId(), accountId: id }}
    >
      <section className="section" aria-labelledby="effects">
        <h2 id="effects">{say('effects')}</h2>
        <dl className="facts">
          {assignedRole.enumValues.map((role) => (
            <div key={role}>
              <dt>{roles.find(({ value }) => value === role)?.label}</dt>
              <dd>{say(`effect.${role}`)}</dd>
            </div>
          ))}
        </dl>
        <p className="muted">
          {say('administrator-by-two')}{' '}
          {!isFresh && (
            <a
              href={`/api/auth/signin?${new URLSearchParams({ callbackUrl: `/accounts/${id}/assignments/new`, error: 'freshly' })}`}
            >
              {say('sign-in-again')}
            </a>
          )}
        </p>
      </section>
    </FormScreen>
  )
}
