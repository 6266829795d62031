import { getTranslations } from 'next-intl/server'
import { editableAt, factsOf, openPage, type PageProps, readRecord, SavedNotice } from '@/app/screen/record'
import { SectionEdit } from '@/app/screen/record-form'
import { keepingList } from '@/app/screen/walk'
import { WalkBar } from '@/app/screen/walk-bar'
import { Facts } from '@/components/record/facts'
import { PageTitle } from '@/components/shell/page-title'
import { note } from '@/db/audit/queries'
import { listMandates } from '@/db/mandate/queries'
import { findAccountOfPerson, findPerson, findPersonContact } from '@/db/person/queries'
import { PersonContactInput, PersonInput, PersonRegistration, people } from '@/db/person/record'
import { withNames } from '@/db/references'
import { revise } from '../actions'
import { AccountOf } from './account-of'
import { Mandates } from './mandates'

export default async function PersonPage(props: PageProps) {
  const { id, asked, locale, say, form } = await openPage(props, 'people')
  const { person, contact, mandates, account } = await readRecord(id, async (db) => {
    const person = await findPerson(db, id)
    if (!person) return null
    const [named, contact, mandates, account] = await Promise.all([
      withNames(db, PersonInput, person, locale),
      findPersonContact(db, id),
      listMandates(db, { personId: id }, locale),
      findAccountOfPerson(db, id),
    ])
    if (!person.isSelf) await note(db, 'read', 'person', id, {})
    return { person: named, contact, mandates: [...mandates], account }
  })
  const [record, kept] = [await getTranslations('record'), await keepingList()]
  const keepsContact = person.isReached || person.isSelf
  const facts = await editableAt(
    `/people/${id}`,
    'facts',
    asked,
    person.canEdit
      ? (section) => <SectionEdit record={people} id={id} input={PersonRegistration} save={revise} section={section} />
      : undefined,
  )

  return (
    <>
      <WalkBar />
      <PageTitle
        title={person.fullName}
        crumbs={{ label: form('crumbs'), links: [{ href: '/people', label: people.words.many[locale] }] }}
        actions={
          <a className="button" href={`/people/${id}/history`}>
            {form('history')}
          </a>
        }
      />
      <SavedNotice params={asked} />
      <Mandates mandates={mandates} add={person.canEdit ? `/mandates/new?person=${id}` : undefined} />
      {person.canEdit && <AccountOf personId={id} account={account} mandates={mandates} />}
      <Facts
        without={record('without')}
        sections={[
          {
            id: 'facts',
            title: say('facts'),
            facts: factsOf(PersonInput, person, locale, { without: ['fullName'] }),
            ...facts,
          },
          ...(keepsContact
            ? [
                {
                  id: 'contact',
                  title: say('contact'),
                  facts: factsOf(PersonContactInput, contact ?? {}, locale),
                  edit: { href: kept(`/people/${id}/contact`), label: form('edit') },
                },
              ]
            : person.canEdit
              ? [
                  {
                    id: 'contact',
                    title: say('contact'),
                    facts: [{ label: say('contact-over'), value: say('contact-hidden') }],
                  },
                ]
              : []),
        ]}
      />
    </>
  )
}
