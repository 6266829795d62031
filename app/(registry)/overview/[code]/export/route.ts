import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale, staffOnly } from '@/app/request/session'
import { dayIn, refusedFile } from '@/app/screen/day'
import { exportOf } from '@/app/screen/export'
import { basisOfFile, fileColumnsOf, fileLineOf } from '@/app/screen/figure-sheet'
import { labelOf } from '@/app/screen/figure-words'
import { askedIn, paramsIn } from '@/app/screen/params'
import { today } from '@/core/date'
import type { Column } from '@/core/spreadsheet'
import { withActor } from '@/db/door/actor'
import { nameOfPeriod } from '@/db/period/words'
import { type AdmittedRow, admissionsOn, admittedRows } from '@/db/report/admissions'
import { definitionOf, isFigureCode } from '@/db/report/definitions'
import { type CountedRow, countedRows, figuresOn } from '@/db/report/figures'
import type { Key } from '@/messages/say'
import { basisOfAdmissions } from '../../admissions-card'
import { basisIn } from '../../ask-basis'

/** Exports the rows of a figure; for the code "admissions" the admissions of the year by organisation. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }) {
  await staffOnly()
  const [{ code }, asked, actor, locale, say] = await Promise.all([
    params,
    paramsIn(request),
    currentActor(),
    currentLocale(),
    getTranslations('overview'),
  ])
  const day = await dayIn(asked)
  if (day.problem) return refusedFile(day)
  const validOn = day.on ?? today()
  const order = askedIn(asked, 'name', validOn)
  const sheet = { record: 'figure', params: asked, asked: order, filter: '', asOf: validOn }
  if (code === 'admissions') {
    const admissions = await withActor(actor, (db) => admissionsOn(db, validOn))
    const column = (name: string, label: Key<'overview'>, kind: Column['kind']) => ({ name, label: say(label), kind })
    return exportOf({
      ...sheet,
      title: say('admissions.label', { year: admissions.year }),
      also: [
        column('name', 'rows.name', 'text'),
        column('unitName', 'rows.unit', 'text'),
        column('admitted', 'admissions.admitted', 'count'),
        column('target', 'admissions.target', 'count'),
        column('period', 'rows.period', 'text'),
      ],
      rows: admittedRows(validOn, locale),
      lineOf: (row) => {
        const { period } = row as AdmittedRow
        return { ...row, period: period && nameOfPeriod(period, locale) }
      },
      basis: basisOfAdmissions(admissions, locale, say),
      sums: ['admitted'],
    })
  }
  if (!isFigureCode(code)) notFound()
  const kind = basisIn(asked)
  const figure = (await withActor(actor, (db) => figuresOn(db, validOn, kind))).find((one) => one.code === code)
  if (!figure) notFound()
  return exportOf({
    ...sheet,
    title: labelOf(figure, say),
    also: fileColumnsOf(code, say),
    rows: countedRows(code, validOn, kind, { ...order, locale }),
    lineOf: (row) => fileLineOf(row as CountedRow, locale, say),
    sums: definitionOf(code).whole ? ['amount', 'whole'] : ['amount'],
    basis: basisOfFile(figure, kind, locale, say),
  })
}
