import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { Notice } from '@/components/shell/notice'
import { today } from '@/core/date'
import { formatDate } from '@/core/locale'
import { listMissingFigures } from '@/db/enterprise-figures/queries'
import { listUnconfirmed } from '@/db/member-report/queries'
import { countMissing, findPeriod } from '@/db/period/queries'
import { LockInput } from '@/db/period/record'
import { nameInSentence, nameOfPeriod } from '@/db/period/words'
import { lock } from '../../actions'
import { MissingList } from '../../missing-list'

/** The form that locks a period, with the list of missing reports and figures, which the lock stores. */
export default async function LockPeriodPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say] = await Promise.all([params, currentLocale(), getTranslations('periods')])
  const { period, unconfirmed, enterprises, all } = await readRecord(id, async (db) => {
    const period = await findPeriod(db, id)
    if (!period?.canLock) return null
    const [unconfirmed, enterprises, all] = await Promise.all([
      listUnconfirmed(db, id),
      listMissingFigures(db, id),
      countMissing(db, id),
    ])
    return { period, unconfirmed: [...unconfirmed], enterprises: [...enterprises], all }
  })
  const unseen = all - unconfirmed.length - enterprises.length
  const title = say('lock-period', { period: nameInSentence(period, locale) })

  return (
    <FormScreen
      title={title}
      crumbs={[
        { href: '/periods', label: say('title') },
        { href: `/periods/${id}`, label: nameOfPeriod(period, locale) },
      ]}
      input={LockInput}
      values={{}}
      save={lock}
      submitLabel={all > 0 ? say('lock-anyway') : say('lock')}
      cancelHref={`/periods/${id}`}
      hidden={{ id, version: String(period.version) }}
      lead={
        <>
          <p className="block">{say('lock-means')}</p>
          {period.dueOn >= today() && (
            <Notice kind="warning">{say('lock-early', { day: formatDate(period.dueOn, locale) })}</Notice>
          )}
          {period.asksMembers && (
            <MissingList
              id="unconfirmed"
              title={say('unconfirmed', { count: unconfirmed.length })}
              path="/organisations"
              rows={unconfirmed.map(({ id, name, standing }) => ({ id, name, detail: say(`state.${standing}`) }))}
              none={say('all-confirmed')}
              more={(count) => say('more', { count })}
            />
          )}
          {period.asksFigures && (
            <MissingList
              id="figures"
              title={say('no-figures', { count: enterprises.length })}
              path="/enterprises"
              rows={enterprises}
              none={say('all-figures')}
              more={(count) => say('more', { count })}
            />
          )}
          {unseen > 0 && <p className="block muted">{say('unseen', { count: unseen })}</p>}
        </>
      }
    />
  )
}
