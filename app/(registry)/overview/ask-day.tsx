import { getTranslations } from 'next-intl/server'
import { type AskedDay, DayNotice, dayInField } from '@/app/screen/day'
import { today } from '@/core/date'
import { formatDate } from '@/core/locale'
import type { BasisKind } from '@/db/report/sources'

type Props = { path: string; day: AskedDay; basis?: BasisKind }

/** The choice of the day, a GET form; and why a day cannot be shown. */
export async function AskDay({ path, day, basis = 'latest' }: Props) {
  const say = await getTranslations('overview')
  return (
    <>
      <form className="ask-day" action={path}>
        <div>
          <label htmlFor="valid-on">
            {say('ask')} <span className="muted">({say('hint')})</span>
          </label>
          <input
            id="valid-on"
            name="valid_on"
            type="text"
            inputMode="numeric"
            autoComplete="off"
            size={12}
            defaultValue={dayInField(day) || formatDate(today(), 'vi')}
          />
        </div>
        {basis !== 'latest' && <input type="hidden" name="basis" value={basis} />}
        <button type="submit" className="button primary">
          {say('show')}
        </button>
        {day.typed && day.on !== today() && <a href={path}>{say('today')}</a>}
      </form>
      <DayNotice day={day} />
    </>
  )
}
