import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { paramsOf } from '@/app/screen/params'
import { readNew } from '@/app/screen/record'
import { keyOf, settingName } from '@/app/screen/setting-words'
import { currentLocale } from '@/app/session'
import { today } from '@/core/date'
import { newId } from '@/db/id'
import { listSettings } from '@/db/setting/queries'
import { setting, settingValues } from '@/db/setting/record'
import { EffectiveInput } from '@/db/validity'
import { record } from '../actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewSettingPage({ searchParams }: Props) {
  const [params, locale, say] = await Promise.all([
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('settings'),
  ])
  const key = keyOf(params.key)
  const settings = await readNew(setting, (db) => listSettings(db))
  if (!key) notFound()
  const known = settings.some((setting) => setting.key === key)

  return (
    <FormScreen
      title={say('change', { name: settingName(key, locale) })}
      crumbs={[{ href: '/settings', label: say('title') }]}
      input={settingValues[key].extend(EffectiveInput.shape)}
      values={{ effectiveOn: today() }}
      save={record}
      submitLabel={say('record')}
      cancelHref="/settings"
      hidden={{ id: newId(), key }}
      asksReason={known}
    >
      <p className="muted">{say('record-hint')}</p>
    </FormScreen>
  )
}
