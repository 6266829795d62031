import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale, signedIn } from '@/app/request/session'
import { FilesOf } from '@/app/screen/files-of'
import { spanInWords } from '@/app/screen/sentences'
import { settingName, settingValue } from '@/app/screen/setting-words'
import { PageTitle } from '@/components/shell/page-title'
import { RecordTable } from '@/components/table/record-table'
import { Tag } from '@/components/tag'
import { withActor } from '@/db/door/actor'
import { listSettings } from '@/db/setting/queries'
import { settingKey } from '@/db/setting/record'

export default async function SettingsPage() {
  const [actor, locale, say, history] = await Promise.all([
    currentActor(),
    currentLocale(),
    getTranslations('settings'),
    getTranslations('history'),
  ])
  const { may } = await signedIn()
  if (!may.keepsReference && !may.inspects) notFound()
  const settings = await withActor(actor, (db) => listSettings(db, locale))
  const retired = settings.filter(({ retiredOn }) => retiredOn !== null)

  return (
    <>
      <PageTitle title={say('title')} actions={<FilesOf path="/settings" />} />
      <RecordTable
        caption={say('title')}
        captionHidden
        columns={[
          { name: 'name', label: say('title') },
          { name: 'value', label: say('value') },
          { name: 'valid', label: say('valid') },
        ]}
        rows={settingKey.enumValues.map((key) => {
          const now = settings.find((setting) => setting.key === key && setting.holds)
          const missing = may.keepsReference ? `/settings/new?key=${key}` : undefined
          return {
            id: key,
            href: now ? `/settings/${now.id}` : missing,
            cells: {
              name: settingName(key, locale),
              value: now ? settingValue(now, locale) : <Tag tone="todo">{say('missing')}</Tag>,
              valid: now && spanInWords(now.valid, locale, history),
            },
          }
        })}
        empty={{ text: say('none') }}
      />
      {retired.length > 0 && (
        <section className="block" aria-labelledby="retired">
          <div className="block-head">
            <h2 id="retired">{say('retired')}</h2>
          </div>
          <RecordTable
            caption={say('retired')}
            captionHidden
            columns={[
              { name: 'name', label: say('title') },
              { name: 'value', label: say('value') },
              { name: 'valid', label: say('valid') },
            ]}
            rows={retired.map((one) => ({
              id: one.id,
              href: `/settings/${one.id}`,
              cells: {
                name: settingName(one.key, locale),
                value: settingValue(one, locale),
                valid: spanInWords(one.valid, locale, history),
              },
            }))}
            empty={{ text: say('none') }}
          />
        </section>
      )}
    </>
  )
}
