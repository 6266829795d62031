import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/shell/notice'
import { formatCount, type Locale } from '@/core/locale'
import type { BatchPlan } from '@/db/batch/plan'
import type { BatchRow } from '@/db/batch/read'
import type { Described } from '@/db/record/described'

type Props = { record: Described; plan: BatchPlan; locale: Locale }

/** The records that a batch does not change, and why. */
export async function LeftOut({ record, plan: { same, refused, unseen }, locale }: Props) {
  const say = await getTranslations('batch')
  const linkTo = ({ id, called }: BatchRow) => <a href={`/${record.path}/${id}`}>{called}</a>
  return (
    <>
      {(refused.length > 0 || unseen > 0) && (
        <Notice kind="warning" title={say('refused', { count: formatCount(refused.length + unseen, locale) })}>
          <ul>
            {refused.map(({ row, why }) => (
              <li key={row.id}>
                {linkTo(row)} – {say(`why.${why}`)}
              </li>
            ))}
            {unseen > 0 && <li>{say('unseen', { count: formatCount(unseen, locale) })}</li>}
          </ul>
        </Notice>
      )}
      {same.length > 0 && (
        <details className="more">
          <summary>{say('same', { count: formatCount(same.length, locale) })}</summary>
          <ul>
            {same.map((row) => (
              <li key={row.id}>{linkTo(row)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
