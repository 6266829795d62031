import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { FormScreen } from '@/app/screen/form-screen'
import { crumbsOf, readRecord } from '@/app/screen/record'
import { findPerson, findPersonContact } from '@/db/person/queries'
import { PersonContactInput, people } from '@/db/person/record'
import { keepContact } from '../../actions'

export default async function PersonContactPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say] = await Promise.all([params, currentLocale(), getTranslations('people')])
  const { person, contact } = await readRecord(id, async (db) => {
    const person = await findPerson(db, id)
    return person?.isReached || person?.isSelf ? { person, contact: await findPersonContact(db, id) } : null
  })

  return (
    <FormScreen
      title={say('contact')}
      crumbs={crumbsOf(people, { id, called: person.fullName }, locale)}
      input={PersonContactInput}
      values={contact ?? {}}
      save={keepContact}
      submitLabel={say('save')}
      cancelHref={`/people/${id}`}
      hidden={{ id }}
    />
  )
}
