import { getLocale, getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import { HistoryList } from '@/components/history/history-list'
import { PageTitle } from '@/components/shell/page-title'
import { fieldsOf } from '@/core/field'
import type { Locale } from '@/core/locale'
import type { Change } from '@/db/audit/queries'
import { sentencesOf } from './sentences'

type Props = {
  title: string
  crumbs: { href: string; label: string }[]
  changes: Change[]
  /** The inputs whose fields may have changed, so that each is called by its official name. */
  inputs: z.ZodObject[]
  /** What ids stand for. */
  names?: Record<string, string>
}

/** What happened to a record, as sentences with official field names. */
export async function HistoryScreen({ title, crumbs, changes, inputs, names = {} }: Props) {
  const [say, locale, form] = await Promise.all([
    getTranslations('history'),
    getLocale() as Promise<Locale>,
    getTranslations('form'),
  ])
  const fields = inputs.flatMap((input) => fieldsOf(input, locale))
  return (
    <>
      <PageTitle title={title} crumbs={{ label: form('crumbs'), links: crumbs }} />
      <HistoryList
        changes={sentencesOf(changes, { fields, names, locale, say })}
        words={{ reason: say('reason'), source: say('source'), blank: say('blank'), none: say('none') }}
      />
    </>
  )
}
