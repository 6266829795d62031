import { getTranslations } from 'next-intl/server'
import { currentLocale, signedIn } from '@/app/request/session'
import { Differences } from '@/app/screen/report/differences'
import { Figures } from '@/app/screen/report/figures'
import { Parts } from '@/app/screen/report/parts'
import { Flags, numberOf, Sent } from '@/app/screen/report/signatures'
import { Standing } from '@/app/screen/report/standing'
import { Warnings } from '@/app/screen/report/warnings'
import { Icon } from '@/components/icon'
import { keys as letters } from '@/components/keys/keys'
import { Link } from '@/components/link.client'
import { nameOfPeriod } from '@/db/period/words'
import { Decision, type PanelProps } from './decision'
import { matrixHref } from './filters'
import { PanelKeys } from './panel-keys.client'

/**
 * A report beside the matrix: the latest version, what it is compared with, and the decision. Secretaries decide on a
 * phone, so theirs stands below the figures; officers go through many, and have it at hand.
 */
export async function Panel(props: PanelProps) {
  const { review, params, accountId, keys, done, before, after } = props
  const [locale, say, words] = await Promise.all([
    currentLocale(),
    getTranslations('completeness'),
    getTranslations('member-reports'),
  ])
  const { isStaff } = (await signedIn()).may
  const { latest, report, official, circumstances, differences } = review
  return (
    <PanelKeys labelledBy="panel-title">
      <div className="panel-head">
        <h2 id="panel-title">{circumstances.name}</h2>
        <Link className="button small" href={matrixHref(params, '')}>
          {say('close')}
          <Icon name="close" />
        </Link>
      </div>
      {done}
      <p className="row">
        {nameOfPeriod(report, locale)}
        <Standing
          standing={latest.state}
          isLate={latest.isLate}
          isCorrection={latest.state === 'submitted' && latest.correctsId !== null}
        />
        <Link href={`/member-reports/${report.id}`}>{say('whole')}</Link>
      </p>
      <Flags review={review} version={latest} accountId={accountId} />
      <h3>{words('warnings')}</h3>
      <Warnings results={latest.ruleResults} />
      {isStaff && <Decision {...props} />}
      {official && official.id !== latest.id && (
        <Differences differences={differences} names={review.names} number={numberOf(review, official.id)} isOpen />
      )}
      {latest.note && (
        <p>
          <strong>{words('sender-note')}:</strong> {latest.note}
        </p>
      )}
      <Figures review={review} version={latest} />
      {!isStaff && <Decision {...props} />}
      <Parts version={latest} names={review.names} />
      <Sent review={review} version={latest} />
      <p className="row panel-foot">
        {before && (
          <Link
            className="button small"
            href={before}
            data-key={letters['previous-report'].key}
            aria-keyshortcuts={keys ? 'K' : undefined}
          >
            {say('before')}
            {keys && <kbd>K</kbd>}
          </Link>
        )}
        {after && (
          <Link
            className="button small"
            href={after}
            data-key={letters['next-report'].key}
            aria-keyshortcuts={keys ? 'J' : undefined}
          >
            {say('after')}
            {keys && <kbd>J</kbd>}
          </Link>
        )}
      </p>
    </PanelKeys>
  )
}
