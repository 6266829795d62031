import { getTranslations } from 'next-intl/server'
import { uuidIn } from '@/app/screen/filters'
import { FormScreen } from '@/app/screen/form-screen'
import { paramsOf } from '@/app/screen/params'
import { readNew } from '@/app/screen/record'
import { AccountInput, account } from '@/db/account/record'
import { findPerson } from '@/db/person/queries'
import { newId } from '@/db/record/id'
import { register } from '../actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Opened from the list, or from the page of the person for whom the account is. */
export default async function NewAccountPage({ searchParams }: Props) {
  const [{ person: wanted }, say] = await Promise.all([paramsOf(searchParams), getTranslations('accounts')])
  const id = uuidIn(wanted)
  const person = await readNew(account, async (db) => (id ? findPerson(db, id) : null))
  return (
    <FormScreen
      title={say(person ? 'add-for' : 'add')}
      crumbs={[{ href: '/accounts', label: say('title') }]}
      input={AccountInput}
      values={{ language: 'vi', personId: person?.id, fullName: person?.fullName }}
      save={register}
      submitLabel={say(person ? 'add-for' : 'add')}
      cancelHref={person ? `/people/${person.id}` : '/accounts'}
      chosen={person ? { personId: [{ value: person.id, label: person.fullName }] } : {}}
      hidden={{ nonce: newId() }}
    />
  )
}
