import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentLocale, staffOnly } from '@/app/request/session'
import { exportOf } from '@/app/screen/export'
import { askedIn, paramsIn } from '@/app/screen/params'
import { today } from '@/core/date'
import { formatDate } from '@/core/locale'
import type { Column } from '@/core/spreadsheet'
import { admittedRows } from '@/db/report/admissions'
import { countedRows, isFigureCode } from '@/db/report/figures'
import type { Key } from '@/messages/say'
import { basisIn } from '../../ask-basis'

/** Exports the rows of a figure; for the code "admissions" the admissions of the year by organisation. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }) {
  await staffOnly()
  const [{ code }, asked, locale, say] = await Promise.all([
    params,
    paramsIn(request),
    currentLocale(),
    getTranslations('overview'),
  ])
  const validOn = askedIn(asked, 'name').validOn ?? today()
  const asOf = say('as-of', { day: formatDate(validOn, locale) })
  const column = (name: string, label: Key<'overview'>, kind: Column['kind']) => ({ name, label: say(label), kind })
  const sheetOf = (amounts: Column[]) => ({
    record: 'figure',
    params: asked,
    asked: { ...askedIn(asked, 'name'), validOn },
    also: [
      column('name', 'rows.name', 'text'),
      column('unitName', 'rows.unit', 'text'),
      ...amounts,
      column('until', 'rows.until', 'date'),
    ],
  })
  if (code === 'admissions')
    return exportOf({
      ...sheetOf([column('admitted', 'admissions.admitted', 'count'), column('target', 'admissions.target', 'count')]),
      title: say('admissions.label', { year: Number(validOn.slice(0, 4)) }),
      rows: admittedRows(validOn),
      filter: asOf,
    })
  if (!isFigureCode(code)) notFound()
  return exportOf({
    ...sheetOf([column('amount', 'rows.amount', 'decimal'), column('whole', 'rows.whole', 'decimal')]),
    title: say(`figure.${code}`),
    rows: countedRows(code, validOn, basisIn(asked)),
    filter: [asOf, say(`basis-kind.${basisIn(asked)}`)].join('; '),
  })
}
