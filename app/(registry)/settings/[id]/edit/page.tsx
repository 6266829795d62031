import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { settingName } from '@/app/screen/setting-words'
import { currentLocale } from '@/app/session'
import { findSetting } from '@/db/setting/queries'
import { settingValues } from '@/db/setting/record'
import { revise } from '../../actions'

export default async function EditSettingPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say, form] = await Promise.all([
    params,
    currentLocale(),
    getTranslations('settings'),
    getTranslations('form'),
  ])
  const { key, value, called, version } = await readRecord(id, async (db) => {
    const setting = await findSetting(db, id)
    return setting?.canEdit ? setting : null
  })

  return (
    <FormScreen
      title={say('edit')}
      crumbs={[
        { href: '/settings', label: say('title') },
        { href: `/settings/${id}`, label: settingName(key, locale) },
      ]}
      input={settingValues[key]}
      values={{ value: key === 'vnd_per_usd' ? Number(value) : value }}
      save={revise}
      submitLabel={form('save')}
      cancelHref={`/settings/${id}`}
      chosen={called ? { value: { value, label: called } } : {}}
      hidden={{ id, version: String(version), key }}
      asksReason
    />
  )
}
