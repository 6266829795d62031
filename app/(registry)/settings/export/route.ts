import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentLocale, signedIn } from '@/app/request/session'
import { exportOf } from '@/app/screen/export'
import { askedIn, paramsIn } from '@/app/screen/params'
import { settingName, settingValue } from '@/app/screen/setting-words'
import { listSettings } from '@/db/setting/queries'

/** All values of all settings with their days, those withdrawn, too. */
export async function GET(request: Request) {
  const { may } = await signedIn()
  if (!may.keepsReference && !may.inspects) notFound()
  const [params, locale, say] = [paramsIn(request), await currentLocale(), await getTranslations('settings')]
  return exportOf({
    record: 'setting',
    title: say('title'),
    params,
    asked: askedIn(params, ''),
    also: [
      { name: 'name', label: say('title'), kind: 'text' },
      { name: 'value', label: say('value'), kind: 'text' },
      { name: 'from', label: say('from'), kind: 'date' },
      { name: 'lastDay', label: say('to'), kind: 'date' },
      { name: 'standing', label: say('standing'), kind: 'text' },
    ],
    rows: async (db) =>
      (await listSettings(db, locale)).map((row) => ({
        name: settingName(row.key, locale),
        value: settingValue(row, locale),
        from: row.from,
        lastDay: row.lastDay,
        standing: row.retiredOn ? say('retired') : row.holds ? say('now') : say('not-now'),
      })),
    filter: '',
  })
}
