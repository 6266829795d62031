import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/session'
import { LiveSum } from '@/components/form/live-sum.client'
import { addDays } from '@/core/date'
import { formatCount } from '@/core/locale'
import { decreases, type Flow, increases, sumOf } from '@/db/member-report/balance'
import type { findPreviousReport } from '@/db/member-report/queries'
import { nameInSentence } from '@/db/period/words'

type LeadProps = { name: string; startsOn: string; previous: Awaited<ReturnType<typeof findPreviousReport>> }

/** Whose counts these are, and what they begin with: the closing before, which nobody types again. */
export async function Lead({ name, startsOn, previous }: LeadProps) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('member-reports')])
  return (
    <div className="stack">
      <p>
        <strong>{name}</strong>
      </p>
      {previous ? (
        <p>
          {say('begins-with', {
            count: formatCount(previous.closingTotal, locale),
            period: nameInSentence(previous, locale),
          })}{' '}
          {addDays(previous.endsOn, 1) < startsOn && `${say('gap')} `}
          <a href={`/member-reports/${previous.id}`}>{say('wrong-opening')}</a>
        </p>
      ) : (
        <p>{say('first')}</p>
      )}
    </div>
  )
}

type SumProps = { opening: number | null; values: Flow & { openingTotal?: number } }

export async function Sum({ opening, values }: SumProps) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('member-reports')])
  return (
    <LiveSum
      opening={opening ?? 'openingTotal'}
      up={increases}
      down={decreases}
      start={{
        opening: opening ?? values.openingTotal ?? 0,
        up: sumOf(values, increases),
        down: sumOf(values, decreases),
      }}
      words={say.raw('sum')}
      locale={locale}
    />
  )
}
