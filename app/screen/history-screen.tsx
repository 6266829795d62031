import { getLocale, getTranslations } from 'next-intl/server'
import { HistoryList } from '@/components/history/history-list'
import { PageTitle } from '@/components/shell/page-title'
import type { Change } from '@/db/audit/queries'
import { sentencesOf } from './sentences'

type Props = {
  crumbs: { href: string; label: string }[]
  changes: Change[]
  /** What ids stand for. */
  names: Record<string, string>
}

/** What happened to a record, as sentences with official field names. */
export async function HistoryScreen({ crumbs, changes, names }: Props) {
  const [say, locale, form] = await Promise.all([getTranslations('history'), getLocale(), getTranslations('form')])
  return (
    <>
      <PageTitle title={form('history')} crumbs={{ label: form('crumbs'), links: crumbs }} />
      <HistoryList
        changes={sentencesOf(changes, { names, locale, say })}
        words={{ reason: say('reason'), source: say('source'), blank: say('blank'), none: say('none') }}
      />
    </>
  )
}
