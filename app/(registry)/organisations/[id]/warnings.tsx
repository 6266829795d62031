import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/shell/notice'
import { formatCount, formatDate, type Locale } from '@/core/locale'
import type { Warning } from '@/db/organisation/warnings'

type Props = { warnings: Warning[]; canEdit: boolean; id: string; locale: Locale }

/** Warnings on an organisation. They block nothing. */
export async function Warnings({ warnings, canEdit, id, locale }: Props) {
  const say = await getTranslations('organisations')
  if (warnings.length === 0) return null
  const inWords = (values: Warning['values']) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'number' ? formatCount(value, locale) : formatDate(value, locale),
      ]),
    )
  return (
    <Notice kind="warning" title={say('warnings')}>
      <ul>
        {warnings.map(({ rule, values, source }) => (
          <li key={rule}>
            {say(`warning.${rule}`, inWords(values))}
            {source && ` ${say('source', { source })}`}
            {rule === 'no-founding-decision' && canEdit && (
              <>
                {' '}
                <a href={`/organisations/${id}/decision`}>{say('add-decision')}</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
