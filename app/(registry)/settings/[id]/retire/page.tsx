import { getTranslations } from 'next-intl/server'
import { readRecord } from '@/app/screen/record'
import { RetireScreen } from '@/app/screen/retire-screen'
import { settingName } from '@/app/screen/setting-words'
import { currentLocale } from '@/app/session'
import { findSetting } from '@/db/setting/queries'
import { restore, retire } from '../../actions'

export default async function RetireSettingPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say] = await Promise.all([params, currentLocale(), getTranslations('settings')])
  const setting = await readRecord(id, async (db) => {
    const setting = await findSetting(db, id)
    return setting?.canEdit ? setting : null
  })
  return (
    <RetireScreen
      path="/settings"
      list={say('title')}
      record={setting}
      name={settingName(setting.key, locale)}
      retire={retire}
      restore={restore}
    />
  )
}
