import { getTranslations } from 'next-intl/server'
import { exportOf } from '@/app/screen/export'
import { askedIn, paramsIn } from '@/app/screen/params'
import { currentLocale, staffOnly } from '@/app/session'
import { today } from '@/core/date'
import { formatDate } from '@/core/locale'
import { admittedRows } from '@/db/report/admissions'

export async function GET(request: Request) {
  const asked = paramsIn(request)
  await staffOnly()
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('overview')])
  const validOn = askedIn(asked, 'name').validOn ?? today()
  return exportOf({
    record: 'figure',
    title: say('admissions.label', { year: Number(validOn.slice(0, 4)) }),
    params: asked,
    asked: { ...askedIn(asked, 'name'), validOn },
    fields: [],
    also: [
      { name: 'name', label: say('rows.name'), kind: 'text' },
      { name: 'unitName', label: say('rows.unit'), kind: 'text' },
      { name: 'admitted', label: say('admissions.admitted'), kind: 'count' },
      { name: 'target', label: say('admissions.target'), kind: 'count' },
      { name: 'until', label: say('rows.until'), kind: 'date' },
    ],
    rows: admittedRows(validOn),
    filter: say('as-of', { day: formatDate(validOn, locale) }),
  })
}
