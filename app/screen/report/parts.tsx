import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { formatCount } from '@/core/locale'
import { restOutside } from '@/db/member-report/form'
import type { Version } from '@/db/member-report/review'

type Props = { version: Version; names: Record<string, string> }

/** Members by enterprise, and transfers. */
export async function Parts({ version, names }: Props) {
  const [locale, say, report] = await Promise.all([
    currentLocale(),
    getTranslations('member-reports'),
    getTranslations('report'),
  ])
  const { split, transfers, closingTotal } = version
  const outside = restOutside(version, transfers)
  const shares = Object.entries(split)
  const rest = closingTotal - shares.reduce((sum, [, members]) => sum + members, 0)
  const name = (id: string) => names[id] ?? say('out-of-sight')
  return (
    <>
      {shares.length > 0 && (
        <>
          <h3>{say('split')}</h3>
          <ul>
            {shares.map(([id, members], place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: keys are sent to the browser, and the record may be out of sight
              <li key={place}>{say('members-at', { name: name(id), count: formatCount(members, locale) })}</li>
            ))}
            {rest > 0 && <li>{say('members-at', { name: say('not-split'), count: formatCount(rest, locale) })}</li>}
          </ul>
        </>
      )}
      {transfers.length + outside.length > 0 && (
        <>
          <h3>{say('transfers')}</h3>
          <ul>
            {transfers.map(({ direction, organisationId, members }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <li key={place}>
                {say(`transfer.${direction}`, { name: name(organisationId) })}: {formatCount(members, locale)}
              </li>
            ))}
            {outside.map(({ direction, members }) => (
              <li key={direction}>
                {say(`transfer.${direction}`, { name: report('outside') })}: {formatCount(members, locale)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
