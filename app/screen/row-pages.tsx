import { getTranslations } from 'next-intl/server'
import { Pagination } from '@/components/table/pagination'
import { formatCount } from '@/core/locale'
import { pageSize } from '@/db/record/list'
import { currentLocale } from '../request/session'
import { hrefWith, leavePastEnd, type Params } from './params'

type Props = { path: string; params: Params; page: number; total: number }

/** Pagination of rows with an exact count; null if one page is enough. */
export async function RowPages({ path, params, page, total }: Props) {
  const [say, locale] = await Promise.all([getTranslations('list'), currentLocale()])
  if (total > 0 && (page - 1) * pageSize >= total) leavePastEnd(path, params, { total, size: pageSize })
  if (total <= pageSize) return null
  const first = (page - 1) * pageSize + 1
  const last = Math.min(total, page * pageSize)
  const to = (number: number, label: string) => ({ href: hrefWith(path, params, { page: String(number) }), label })
  return (
    <Pagination
      label={say('pages')}
      range={say('range', {
        span: `${formatCount(first, locale)}–${formatCount(last, locale)}`,
        of: formatCount(total, locale),
      })}
      previous={page > 1 ? to(page - 1, say('previous')) : undefined}
      next={last < total ? to(page + 1, say('next')) : undefined}
    />
  )
}
