import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { formatCount } from '@/core/locale'
import type { Version } from '@/db/member-report/review'

type Props = { version: Version; names: Record<string, string> }

/** Members by enterprise, and transfers. */
export async function Parts({ version: { split, transfers, closingTotal }, names }: Props) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('member-reports')])
  const shares = Object.entries(split)
  const rest = closingTotal - shares.reduce((sum, [, members]) => sum + members, 0)
  const name = (id: string) => names[id] ?? say('out-of-sight')
  return (
    <>
      {shares.length > 0 && (
        <>
          <h3>{say('split')}</h3>
          <ul>
            {shares.map(([id, members]) => (
              <li key={id}>{say('members-at', { name: name(id), count: formatCount(members, locale) })}</li>
            ))}
            {rest > 0 && <li>{say('members-at', { name: say('not-split'), count: formatCount(rest, locale) })}</li>}
          </ul>
        </>
      )}
      {transfers.length > 0 && (
        <>
          <h3>{say('transfers')}</h3>
          <ul>
            {transfers.map(({ direction, organisationId, members }) => (
              <li key={`${direction} ${organisationId}`}>
                {say(`transfer.${direction}`, { name: name(organisationId) })}: {formatCount(members, locale)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
