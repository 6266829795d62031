import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import type { Chosen } from './chosen'
import { nameOfChosen } from './words'

type Props = { choices: Chosen[]; chosen: string }

/** The choice of the period or the year for the sum. A GET form. */
export async function PeriodChoice({ choices, chosen }: Props) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('organisation-reports')])
  const options = (some: Chosen[]) =>
    some.map((one) => (
      <option key={one.value} value={one.value}>
        {nameOfChosen(one, locale)}
        {one.year !== null && ` (${say('sum-of-quarters')})`}
      </option>
    ))
  return (
    <form className="ask-day" method="get">
      <div>
        <label htmlFor="period">{say('period')}</label>
        <select id="period" name="period" defaultValue={chosen}>
          {options(choices)}
        </select>
      </div>
      <button type="submit" className="button primary">
        {say('show')}
      </button>
    </form>
  )
}
