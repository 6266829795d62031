import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import type { PeriodRow } from '@/db/period/queries'
import { nameOfPeriod } from '@/db/period/words'

type Props = { periods: PeriodRow[]; chosen: string }

/** The choice of the period for the sum. A GET form. */
export async function PeriodChoice({ periods, chosen }: Props) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('organisation-reports')])
  return (
    <form className="ask-day" method="get">
      <div>
        <label htmlFor="period">{say('period')}</label>
        <select id="period" name="period" defaultValue={chosen}>
          {periods.map((period) => (
            <option key={period.id} value={period.id}>
              {nameOfPeriod(period, locale)}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="button primary">
        {say('show')}
      </button>
    </form>
  )
}
