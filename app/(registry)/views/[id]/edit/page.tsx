import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { formWords } from '@/app/screen/words'
import { Form } from '@/components/form/form.client'
import { vocabulary } from '@/db/record/vocabulary'
import { findView, listShareableRoles } from '@/db/saved-view/queries'
import { SavedViewInput } from '@/db/saved-view/record'
import { change, remove } from '../../actions'

export default async function EditViewPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say, words] = await Promise.all([
    params,
    currentLocale(),
    getTranslations('views'),
    formWords(),
  ])
  const { view, sharing } = await readRecord(id, async (db, who) => {
    const view = await findView(db, who, id)
    return view?.canEdit ? { view, sharing: await listShareableRoles(db) } : null
  })
  const hidden = { id, version: String(view.version) }
  return (
    <>
      <FormScreen
        title={say('edit-title')}
        crumbs={[{ href: '/views', label: say('title') }]}
        input={SavedViewInput}
        {...(sharing.length === 0 && { only: ['name', 'isDefault'] })}
        choices={{
          sharedWith: sharing.map((role) => ({ value: role, label: vocabulary.assigned_role[role][locale] })),
        }}
        values={view}
        save={change}
        submitLabel={say('submit')}
        cancelHref="/views"
        hidden={hidden}
      />
      <section className="block stack">
        <p className="hint">{say(view.sharedWith ? 'remove-shared' : 'remove-hint')}</p>
        <Form save={remove} words={words} submitLabel={say('remove')} about={view.name ?? ''} hidden={hidden} />
      </section>
    </>
  )
}
