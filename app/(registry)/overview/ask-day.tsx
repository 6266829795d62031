import { getTranslations } from 'next-intl/server'
import { formatDate } from '@/core/locale'
import type { BasisKind } from '@/db/report/sources'

type Props = { path: string; day: string; today: string; basis?: BasisKind }

/** The choice of the day. A GET form. */
export async function AskDay({ path, day, today, basis = 'latest' }: Props) {
  const say = await getTranslations('overview')
  return (
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
          defaultValue={formatDate(day, 'vi')}
        />
      </div>
      {basis !== 'latest' && <input type="hidden" name="basis" value={basis} />}
      <button type="submit" className="button primary">
        {say('show')}
      </button>
      {day !== today && <a href={path}>{say('today')}</a>}
    </form>
  )
}
