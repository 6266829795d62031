import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { formatCount } from '@/core/locale'
import type { OpenReport } from '@/db/report/open-report'
import { addressOf } from './draft'

/** The opening of a report, which is computed. Adjustment and moves by events are lines of their own. */
export async function Opening({ openReport }: { openReport: OpenReport }) {
  const [say, locale] = await Promise.all([getTranslations('report'), currentLocale()])
  const { begins, canReport } = openReport.circumstances
  if (begins.opening === null) return null
  const lines = [
    begins.adjustment !== 0 && say('carried', { count: signed(begins.adjustment, locale) }),
    begins.eventIncrease > 0 && say('event-increase', { count: formatCount(begins.eventIncrease, locale) }),
    begins.eventDecrease > 0 && say('event-decrease', { count: formatCount(begins.eventDecrease, locale) }),
  ].filter((line) => typeof line === 'string')
  return (
    <div className="opening">
      <p>
        <strong>{say('opening', { count: begins.opening })}</strong>
      </p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {canReport && (
        <a className="target" href={`${addressOf(openReport.circumstances)}/wrong-opening`}>
          {say('wrong-opening')}
        </a>
      )}
    </div>
  )
}

const signed = (count: number, locale: Parameters<typeof formatCount>[1]) =>
  `${count > 0 ? '+' : '−'}${formatCount(Math.abs(count), locale)}`
