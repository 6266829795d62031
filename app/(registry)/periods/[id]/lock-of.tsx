import { getTranslations } from 'next-intl/server'
import { reasonInWords } from '@/app/request/reason'
import { currentLocale } from '@/app/request/session'
import { Facts } from '@/components/record/facts'
import { formatDate, formatDateTime } from '@/core/locale'
import { MissingList } from '../missing-list'
import type { Read } from './read'

/** The lock of a period: who, why, and what was missing; before it is locked, who may lock. */
export async function LockOf({ period, reason, missing, sinceLock, delegates, isStaff }: Read) {
  const [locale, say, form] = await Promise.all([currentLocale(), getTranslations('periods'), getTranslations('form')])
  if (!period.lockedAt) return isStaff && <Delegates delegates={delegates} />
  const of = (record: string) => missing.filter((row) => row.record === record)
  const unseen = (period.missingAtLock?.length ?? 0) - missing.length
  const lists = [
    { record: 'organisation', path: '/organisations', asked: period.asksMembers },
    { record: 'enterprise', path: '/enterprises', asked: period.asksFigures && isStaff },
  ] as const
  return (
    <>
      <Facts
        blank={form('blank')}
        sections={[
          {
            id: 'lock',
            title: say('locking'),
            facts: [
              { label: say('locked-at'), value: formatDateTime(period.lockedAt, locale) },
              { label: say('locked-by'), value: period.lockedByName },
              { label: say('reason'), value: reason && reasonInWords(reason, locale) },
            ],
          },
        ]}
      />
      {lists
        .filter(({ asked }) => asked)
        .map(({ record, path }) => (
          <MissingList
            key={record}
            id={`missing-${record}`}
            title={say(`missing-at-lock.${record}`, { count: of(record).length })}
            path={path}
            rows={of(record)}
            none={say('nothing-missing')}
            more={(count) => say('more', { count })}
          />
        ))}
      {lists
        .map((list) => ({ ...list, rows: sinceLock.filter((row) => row.record === list.record) }))
        .filter(({ rows }) => rows.length > 0)
        .map(({ record, path, rows }) => (
          <MissingList
            key={record}
            id={`since-lock-${record}`}
            title={say(`since-lock.${record}`, { count: rows.length })}
            path={path}
            rows={rows}
            none=""
            more={(count) => say('more', { count })}
          />
        ))}
      {isStaff && unseen > 0 && <p className="block muted">{say('unseen', { count: unseen })}</p>}
    </>
  )
}

async function Delegates({ delegates }: Pick<Read, 'delegates'>) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('periods')])
  return (
    <section className="block" aria-labelledby="delegates">
      <div className="block-head">
        <h2 id="delegates">{say('who-locks')}</h2>
        <a href="/lock-delegations">{say('delegations')}</a>
      </div>
      <p>{delegates.length > 0 ? say('leaders-lock') : say('no-delegate')}</p>
      <ul>
        {delegates.map(({ id, name, lastDay }) => (
          <li key={id}>{say('delegate', { name, day: lastDay ? formatDate(lastDay, locale) : '' })}</li>
        ))}
      </ul>
    </section>
  )
}
