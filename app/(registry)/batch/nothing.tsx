import { getTranslations } from 'next-intl/server'
import { PageTitle } from '@/components/shell/page-title'
import { EmptyState } from '@/components/table/record-table'
import { formatCount, type Locale } from '@/core/locale'
import { mostInBatch } from '@/db/batch/plan'
import type { Described } from '@/db/record/described'
import { countedUpTo } from '@/db/record/list'

type Props = { record: Described; href: string; tooMany: number | undefined; locale: Locale }

/** The page of a batch of no records, or of too many. */
export async function Nothing({ record, href, tooMany, locale }: Props) {
  const [say, list, form] = await Promise.all([
    getTranslations('batch'),
    getTranslations('list'),
    getTranslations('form'),
  ])
  const counted = formatCount(Math.min(tooMany ?? 0, countedUpTo), locale)
  const count = (tooMany ?? 0) > countedUpTo ? list('over', { count: counted }) : counted
  return (
    <>
      <PageTitle
        title={say('title-empty')}
        crumbs={{ label: form('crumbs'), links: [{ href, label: record.words.many[locale] }] }}
      />
      <EmptyState
        text={tooMany ? say('too-many', { count, most: formatCount(mostInBatch, locale) }) : say('nothing-chosen')}
        action={{ href, label: say('back') }}
      />
    </>
  )
}
