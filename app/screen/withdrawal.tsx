import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/shell/notice'
import { formatCount } from '@/core/locale'
import type { LockedChange, Withdrawal } from '@/db/act/withdraw'
import { nameOfPeriod } from '@/db/period/words'
import { isKey } from '@/messages/say'
import { currentLocale } from '../request/session'
import { hrefWith } from './params'

/** Why a record cannot be withdrawn or restored, and what that changes in locked periods. */
export async function Obstacles({
  isRestored,
  withdrawal: { refusal, changes },
}: {
  isRestored: boolean
  withdrawal: Withdrawal
}) {
  const [say, problem, locale] = await Promise.all([
    getTranslations('form'),
    getTranslations('problem'),
    currentLocale(),
  ])
  const why = `invalid.${refusal}`
  if (!isRestored && refusal)
    return <Notice kind="warning">{isKey<'problem'>(problem, why) ? problem(why) : refusal}</Notice>
  if (changes.length === 0) return null
  return (
    <Notice kind="warning">
      <p>{say(changes.every(({ isGranted }) => isGranted) ? 'locked.reopened' : 'locked.explain')}</p>
      <ul>
        {changes.map((change) => (
          <li key={`${change.periodId} ${change.change} ${change.organisationId}`}>
            {nameOfPeriod(change, locale)}:{' '}
            {say(`locked.${isRestored ? 'restored' : 'withdrawn'}.${change.change}`, {
              name: change.about,
              count: formatCount(change.members ?? 0, locale),
            })}{' '}
            {change.isGranted ? say('locked.granted') : <a href={askFor(change)}>{say('locked.ask')}</a>}
          </li>
        ))}
      </ul>
      <p>{say('locked.stands')}</p>
    </Notice>
  )
}

const askFor = ({ periodId, organisationId, enterpriseId }: LockedChange) =>
  hrefWith(
    '/reopenings/new',
    { period: periodId, organisation: organisationId ?? '', enterprise: enterpriseId ?? '' },
    {},
  )
