import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { Notice } from '@/components/shell/notice'
import { today } from '@/core/date'
import { formatChange, formatCount, formatDate, type Locale } from '@/core/locale'
import type { Beginning } from '@/core/member-report/composition'
import { labels } from '@/db/member-report/entry'
import { nameInSentence, nameOfPeriod } from '@/db/period/words'
import type { OpenReport } from '@/db/report/open-report'
import { addressOf } from './address'

/**
 * The opening of a report, which is computed. `askedAt`: when its correction was asked for, if that has no answer.
 * Adjustment and moves by events are lines of their own.
 */
export async function Opening({ openReport, askedAt }: { openReport: OpenReport; askedAt: Date | undefined }) {
  const [say, locale] = await Promise.all([getTranslations('report'), currentLocale()])
  const { previous, between } = openReport
  const { begins, canReport } = openReport.circumstances
  if (begins.opening === null) return null
  const lines = [
    ...(previous && between.length > 0 ? [say('opening-from', { period: nameInSentence(previous, locale) })] : []),
    ...computedIn(begins, locale).map(({ text }) => text),
  ]
  return (
    <div className="opening">
      <p>
        <strong>{say('opening', { count: begins.opening })}</strong>
      </p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {askedAt && <p>{say('opening-asked', { day: formatDate(today(askedAt), locale) })}</p>}
      {canReport && !askedAt && (
        <a className="target" href={`${addressOf(openReport.circumstances)}/wrong-opening`}>
          {say('wrong-opening')}
        </a>
      )}
    </div>
  )
}

/** The earlier reports that were not sent, each with a link; this one may still be sent. */
export async function OwedBefore({ openReport }: { openReport: OpenReport }) {
  const [say, locale] = await Promise.all([getTranslations('report'), currentLocale()])
  const owed = openReport.between.filter(({ canSend }) => canSend)
  if (openReport.latest || owed.length === 0) return null
  const { organisationId } = openReport.circumstances
  return (
    <Notice kind="warning">
      {owed.map((period) => (
        <p key={period.periodId}>
          {say('owed-before', { period: nameOfPeriod(period, locale) })}{' '}
          <a className="target" href={addressOf({ organisationId, periodId: period.periodId })}>
            {say('send-before', { period: nameInSentence(period, locale) })}
          </a>
        </p>
      ))}
    </Notice>
  )
}

/** The lines that are computed and not 0, in words. */
export const computedIn = (begins: Beginning, locale: Locale) =>
  [
    { line: 'carriedAdjustment' as const, count: begins.adjustment, value: formatChange(begins.adjustment, 0, locale) },
    ...(['eventIncrease', 'eventDecrease'] as const).map((line) => ({
      line,
      count: begins[line],
      value: formatCount(begins[line], locale),
    })),
  ].flatMap(({ line, count, value }) => (count === 0 ? [] : [{ line, text: `${labels[line][locale]}: ${value}` }]))
