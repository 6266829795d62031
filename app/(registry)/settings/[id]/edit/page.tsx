import { getTranslations } from 'next-intl/server'
import { readRecord } from '@/app/screen/record'
import { EditScreen } from '@/app/screen/record-form'
import { findSetting } from '@/db/setting/queries'
import { settings, settingValues } from '@/db/setting/record'
import { revise } from '../../actions'

export default async function EditSettingPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('settings')])
  const { key, value, ...setting } = await readRecord(id, (db) => findSetting(db, id))
  return (
    <EditScreen
      record={settings}
      id={id}
      input={settingValues[key]}
      find={async () => ({ ...setting, value: key === 'vnd_per_usd' ? Number(value) : value })}
      title={say('edit')}
      save={revise}
      hidden={{ key }}
    />
  )
}
