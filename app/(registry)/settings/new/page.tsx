import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale } from '@/app/request/session'
import { paramsOf, type Sent } from '@/app/screen/params'
import { NewScreen } from '@/app/screen/record-form'
import { keyOf, settingName } from '@/app/screen/setting-words'
import { today } from '@/core/date'
import { withActor } from '@/db/door/actor'
import { EffectiveInput } from '@/db/record/validity'
import { listSettings } from '@/db/setting/queries'
import { settings, settingValues } from '@/db/setting/record'
import { record } from '../actions'

export default async function NewSettingPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const [params, actor, locale, say] = await Promise.all([
    paramsOf(searchParams),
    currentActor(),
    currentLocale(),
    getTranslations('settings'),
  ])
  const key = keyOf(params.key) ?? notFound()
  const known = await withActor(actor, (db) => listSettings(db, locale))
  return (
    <NewScreen
      record={settings}
      input={settingValues[key].extend(EffectiveInput.shape)}
      values={{ effectiveOn: today() }}
      save={record}
      title={say('change', { name: settingName(key, locale) })}
      hidden={{ key }}
      asksReason={known.some((setting) => setting.key === key && setting.retiredOn === null)}
    >
      <p className="muted">{say('record-hint')}</p>
    </NewScreen>
  )
}
