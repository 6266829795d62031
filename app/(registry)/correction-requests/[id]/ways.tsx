import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/core/locale'
import type { CorrectionRequest } from '@/db/correction-request/queries'
import { nameInSentence } from '@/db/period/words'

type Props = { request: CorrectionRequest; locale: Locale }

/** The ways to correct an opening: a correction of the previous report, with a reopening if its period is locked. */
export async function Ways({ request: { organisationId, previous }, locale }: Props) {
  const say = await getTranslations('correction-requests')
  if (!previous) return <p className="muted">{say('no-previous')}</p>
  const period = nameInSentence(previous, locale)
  const isShut = previous.isLocked && !previous.isOpened
  return (
    <section className="block stack" aria-labelledby="ways">
      <div className="block-head">
        <h2 id="ways">{say('ways')}</h2>
      </div>
      <p>
        <a href={`/member-reports/${previous.reportId}`}>{say('see', { period })}</a>
      </p>
      {isShut ? (
        <p>
          {say('locked', { period })}{' '}
          <a href={`/reopenings/new?period=${previous.periodId}&organisation=${organisationId}`}>{say('reopen')}</a>
        </p>
      ) : (
        <p>
          <a href={`/report/${organisationId}/${previous.periodId}?corrects=1`}>{say('correct', { period })}</a>
        </p>
      )}
    </section>
  )
}
