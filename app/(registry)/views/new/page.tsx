import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { knownQuestion } from '@/app/screen/arrangement'
import { FormScreen } from '@/app/screen/form-screen'
import { hrefWith, paramsOf, type Sent } from '@/app/screen/params'
import { readNew } from '@/app/screen/record'
import { listOf } from '@/db/lists'
import { newId } from '@/db/record/id'
import { vocabulary } from '@/db/record/vocabulary'
import { recordAt } from '@/db/records'
import { listShareableRoles } from '@/db/saved-view/queries'
import { SavedViewInput, savedView } from '@/db/saved-view/record'
import { saveAsNew } from '../actions'

/** The question of a list's address, ?list=enterprises&…, under a name. */
export default async function NewViewPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const [{ list = '', ...params }, locale, say] = [
    await paramsOf(searchParams),
    await currentLocale(),
    await getTranslations('views'),
  ]
  const sharing = await readNew(savedView, (db) => listShareableRoles(db))
  const record = recordAt(list, 'list') ?? notFound()
  const back = hrefWith(`/${record.path}`, params, {})
  const name = record.words.many[locale]
  return (
    <FormScreen
      title={say('save-title', { list: name.toLowerCase() })}
      crumbs={[{ href: back, label: name }]}
      input={SavedViewInput}
      {...(sharing.length === 0 && { only: ['name', 'isDefault'] })}
      choices={{ sharedWith: sharing.map((role) => ({ value: role, label: vocabulary.assigned_role[role][locale] })) }}
      values={{}}
      save={saveAsNew}
      submitLabel={say('save')}
      cancelHref={back}
      hidden={{ nonce: newId(), list, question: knownQuestion(listOf(record), params) }}
      lead={<p className="hint">{say('explain')}</p>}
    />
  )
}
