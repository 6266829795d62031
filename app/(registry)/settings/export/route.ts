import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentLocale, signedIn } from '@/app/request/session'
import { exportSpells } from '@/app/screen/record-export'
import { settingName, settingValue } from '@/app/screen/setting-words'
import { listSettings } from '@/db/setting/queries'

/** All values of all settings with their days, those withdrawn, too. */
export async function GET(request: Request) {
  const { may } = await signedIn()
  if (!may.keepsReference && !may.inspects) notFound()
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('settings')])
  const span = { from: say('from'), lastDay: say('to'), standing: say('standing') }
  return exportSpells(request, {
    record: 'setting',
    title: say('title'),
    headings: { name: say('title'), value: say('value'), ...span },
    rows: async (db) =>
      (await listSettings(db, locale)).map((row) => ({
        name: settingName(row.key, locale),
        value: settingValue(row, locale),
        from: row.from,
        lastDay: row.lastDay,
        standing: row.retiredOn ? say('retired') : row.holds ? say('now') : say('not-now'),
      })),
  })
}
