import { notFound } from 'next/navigation'
import { currentLocale } from '@/app/request/session'
import { isUuid } from '@/app/screen/params'
import { readRecord } from '@/app/screen/read-record'
import { type Field, fieldsOf } from '@/core/field'
import type { Db } from '@/db/door/actor'
import { reportForm } from '@/db/member-report/form'
import { nameInSentence } from '@/db/period/words'
import { findOpenReport, type OpenReport } from '@/db/report/open-report'

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

export const inSentence = async ({ circumstances }: OpenReport) =>
  nameInSentence({ ...circumstances, name: circumstances.periodName }, await currentLocale())

export const fieldsOn = async ({ enterprises, typed }: OpenReport): Promise<Field[]> =>
  fieldsOf(reportForm(enterprises, typed), await currentLocale())
