import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { paramsOf } from '@/app/screen/params'
import { keyOf, settingName } from '@/app/screen/setting-words'
import { currentActor, currentLocale } from '@/app/session'
import { today } from '@/core/date'
import { withActor } from '@/db/actor'
import { newId } from '@/db/id'
import { listSettings } from '@/db/setting/queries'
import { settingValues } from '@/db/setting/record'
import { EffectiveInput } from '@/db/validity'
import { record } from '../actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewSettingPage({ searchParams }: Props) {
  const [params, actor, locale, say] = await Promise.all([
    paramsOf(searchParams),
    currentActor(),
    currentLocale(),
    getTranslations('settings'),
  ])
  const key = keyOf(params.key)
  const { settings, keeps } = await withActor(actor, async (db, { roles }) => ({
    settings: await listSettings(db),
    keeps: roles.includes('administrator'),
  }))
  if (!key || !keeps) notFound()
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
