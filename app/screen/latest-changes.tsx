import { getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import { HistoryList } from '@/components/history/history-list'
import { fieldsOf } from '@/core/field'
import type { Change } from '@/db/audit/queries'
import { currentLocale } from '../session'
import { sentencesOf } from './sentences'

type Props = {
  changes: Change[]
  inputs: z.ZodObject[]
  names?: Record<string, string>
  /** The whole history. */
  href: string
}

/** The last three saves of a record, at the foot of its page. */
export async function LatestChanges({ changes, inputs, names = {}, href }: Props) {
  const [say, form, locale] = await Promise.all([getTranslations('history'), getTranslations('form'), currentLocale()])
  const fields = inputs.flatMap((input) => fieldsOf(input, locale))
  const sentences = sentencesOf(changes, { fields, names, locale, say })
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
