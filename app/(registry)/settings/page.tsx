import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { spanInWords } from '@/app/screen/sentences'
import { settingName, settingValue } from '@/app/screen/setting-words'
import { currentActor, currentLocale } from '@/app/session'
import { PageTitle } from '@/components/shell/page-title'
import { RecordTable } from '@/components/table/record-table'
import { Tag } from '@/components/tag'
import { withActor } from '@/db/actor'
import { mayRegister } from '@/db/rights'
import { listSettings } from '@/db/setting/queries'
import { setting, settingKey } from '@/db/setting/record'

export default async function SettingsPage() {
  const [actor, locale, say, history] = await Promise.all([
    currentActor(),
    currentLocale(),
    getTranslations('settings'),
    getTranslations('history'),
  ])
  const { settings, keeps } = await withActor(actor, async (db, { roles }) => ({
    settings: roles.includes('administrator') || roles.includes('inspector') ? await listSettings(db) : null,
    keeps: await mayRegister(db, setting),
  }))
  if (!settings) notFound()

  return (
    <>
      <PageTitle title={say('title')} />
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
          const missing = keeps ? `/settings/new?key=${key}` : undefined
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
    </>
  )
}
