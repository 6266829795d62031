import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { exportOf } from '@/app/screen/export'
import { askedIn, paramsIn } from '@/app/screen/params'
import { currentLocale, staffOnly } from '@/app/session'
import { today } from '@/core/date'
import { formatDate } from '@/core/locale'
import { countedRows, isFigureCode } from '@/db/report/figures'
import { basisIn } from '../../ask-basis'

export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }) {
  await staffOnly()
  const [{ code }, asked, locale, say] = await Promise.all([
    params,
    paramsIn(request),
    currentLocale(),
    getTranslations('overview'),
  ])
  if (!isFigureCode(code)) notFound()
  const validOn = askedIn(asked, 'name').validOn ?? today()
  return exportOf({
    record: 'figure',
    title: say(`figure.${code}`),
    params: asked,
    asked: { ...askedIn(asked, 'name'), validOn },
    fields: [],
    also: [
      { name: 'name', label: say('rows.name'), kind: 'text' },
      { name: 'unitName', label: say('rows.unit'), kind: 'text' },
      { name: 'amount', label: say('rows.amount'), kind: 'decimal' },
      { name: 'whole', label: say('rows.whole'), kind: 'decimal' },
      { name: 'until', label: say('rows.until'), kind: 'date' },
    ],
    rows: countedRows(code, validOn, basisIn(asked)),
    filter: [say('as-of', { day: formatDate(validOn, locale) }), say(`basis-kind.${basisIn(asked)}`)].join('; '),
  })
}
