import { getTranslations } from 'next-intl/server'
import { HistoryList } from '@/components/history/history-list'
import type { Change } from '@/db/audit/queries'
import { currentLocale } from '../request/session'
import { sentencesOf } from './sentences'

type Props = {
  changes: Change[]
  names: Record<string, string>
  /** The URL of the whole history. */
  href: string
}

/** The last three saves of a record, at the end of its page. */
export async function LatestChanges({ changes, names, href }: Props) {
  const [say, form, locale] = await Promise.all([getTranslations('history'), getTranslations('form'), currentLocale()])
  const sentences = sentencesOf(changes, { names, locale, say })
  return (
    <section className="block" aria-labelledby="changes">
      <div className="block-head">
        <h2 id="changes">{form('latest-changes')}</h2>
        <a href={href}>{form('all-changes')}</a>
      </div>
      <HistoryList
        changes={sentences.slice(0, 3)}
        words={{ reason: say('reason'), source: say('source'), blank: say('blank'), none: say('none') }}
      />
    </section>
  )
}
