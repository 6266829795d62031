import { getTranslations } from 'next-intl/server'
import { HistoryScreen } from '@/app/screen/history-screen'
import { readRecord } from '@/app/screen/record'
import { settingName } from '@/app/screen/setting-words'
import { currentLocale } from '@/app/session'
import { listChanges } from '@/db/audit/queries'
import { findSetting } from '@/db/setting/queries'
import { SettingInput, settingValues } from '@/db/setting/record'

export default async function SettingHistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say, form] = await Promise.all([
    params,
    currentLocale(),
    getTranslations('settings'),
    getTranslations('form'),
  ])
  const { setting, changes } = await readRecord(id, async (db) => {
    const setting = await findSetting(db, id)
    return setting && { setting, changes: await listChanges(db, 'setting', id) }
  })

  return (
    <HistoryScreen
      title={form('history')}
      crumbs={[
        { href: '/settings', label: say('title') },
        { href: `/settings/${id}`, label: settingName(setting.key, locale) },
      ]}
      changes={changes}
      inputs={[settingValues[setting.key], SettingInput]}
      names={setting.called ? { [setting.value]: setting.called } : {}}
    />
  )
}
