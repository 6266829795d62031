import { getTranslations } from 'next-intl/server'
import { choicesFor } from '@/app/choices'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { Notice } from '@/components/shell/notice'
import { fieldsOf } from '@/core/field'
import { findPerson } from '@/db/person/queries'
import { PersonInput } from '@/db/person/record'
import { revise } from '../../actions'

export default async function EditPersonPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say] = await Promise.all([params, currentLocale(), getTranslations('people')])
  const { person, choices } = await readRecord(id, async (db) => {
    const person = await findPerson(db, id)
    return person?.canEdit ? { person, choices: await choicesFor(db, fieldsOf(PersonInput, locale)) } : null
  })

  return (
    <FormScreen
      title={say('edit')}
      crumbs={[
        { href: '/people', label: say('title') },
        { href: `/people/${id}`, label: person.fullName },
      ]}
      input={PersonInput}
      values={person}
      save={revise}
      submitLabel={say('save')}
      cancelHref={`/people/${id}`}
      choices={choices}
      hidden={{ id, version: String(person.version) }}
      asksReason
      lead={<Notice>{say('only-office-holders')}</Notice>}
    />
  )
}
