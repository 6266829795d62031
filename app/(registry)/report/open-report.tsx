import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { isUuid } from '@/app/screen/params'
import { readRecord } from '@/app/screen/read-record'
import { formWords } from '@/app/screen/words'
import { type Field, fieldsOf } from '@/core/field'
import type { Typed } from '@/core/form'
import type { Db } from '@/db/door/actor'
import { reportForm } from '@/db/member-report/form'
import { basisOf } from '@/db/member-report/submit'
import { nameInSentence } from '@/db/period/words'
import { findOpenReport, type OpenReport } from '@/db/report/open-report'
import { keep } from './actions'
import { addressOf, timeOf } from './draft'

export type ReportParams = { params: Promise<{ organisationId: string; periodId: string }> }

/** Reads a report with its draft, and further rows of a page in the same transaction. */
export async function readOpenReport<T>(
  params: ReportParams['params'],
  also: (db: Db, openReport: OpenReport) => Promise<T>,
) {
  const of = await params
  if (!isUuid(of.periodId)) notFound()
  return readRecord(of.organisationId, async (db, who) => {
    const openReport = await findOpenReport(db, of)
    return openReport && { openReport, who, also: await also(db, openReport) }
  })
}

/** Redirects to the first page if it has no answer yet, or if the report cannot be written. */
export function ledBack(openReport: OpenReport): void {
  const { official, draft, typed, refusal, circumstances } = openReport
  const isShut = official && (typed.corrects !== official.id || !circumstances.canEnter)
  if (refusal || !draft?.typed || !typed.changed || isShut) redirect(addressOf(circumstances))
}

export const inSentence = async ({ circumstances }: OpenReport) =>
  nameInSentence({ ...circumstances, name: circumstances.periodName }, await currentLocale())

export const fieldsOn = async ({ enterprises, typed }: OpenReport): Promise<Field[]> =>
  fieldsOf(reportForm(enterprises, typed), await currentLocale())

/** The props of the form that all pages of a report share. */
export async function draftProps(openReport: OpenReport, names: string[]) {
  const [locale, words, say] = await Promise.all([currentLocale(), formWords(), getTranslations('report')])
  const { circumstances, draft, latest, typed } = openReport
  const part: Typed = Object.fromEntries(names.map((name) => [name, typed[name] ?? '']))
  const base = addressOf(circumstances)
  return {
    typed: part,
    draft: {
      keep,
      start: draft?.typed ? say('kept', { at: timeOf(draft.savedAt, locale) }) : '',
      words: { saving: say('keeping'), onDevice: say('on-device') },
    },
    hidden: {
      organisation: circumstances.organisationId,
      period: circumstances.periodId,
      version: String(draft?.version ?? 0),
      basis: basisOf(latest),
      opened: JSON.stringify(part),
    },
    refused: { title: say('not-sent'), way: { href: base, label: say('as-it-stands') } },
    words: { ...words, optional: '' },
    remarks: Object.fromEntries(
      Object.entries((latest?.state === 'returned' && latest.fieldNotes) || {}).map(([name, text]) => [
        name,
        say('remark', { text }),
      ]),
    ),
  }
}
