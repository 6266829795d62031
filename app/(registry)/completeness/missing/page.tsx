import { getTranslations } from 'next-intl/server'
import { mailer } from '@/app/mail/mail'
import { leftInWords, reminderWords } from '@/app/mail/reminder-words'
import { currentActor, currentLocale } from '@/app/request/session'
import { ListScreen } from '@/app/screen/list-screen'
import { countReached, distanceOf, findPeriods, isOpen, missingPath as path } from '@/app/screen/missing-reports'
import { hrefWith, type Params, paramsOf } from '@/app/screen/params'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { EmptyState } from '@/components/table/record-table'
import { formatDate } from '@/core/locale'
import { type Db, withActor } from '@/db/door/actor'
import { type nameInSentence, nameOfPeriod } from '@/db/period/words'
import { listMissing, listMissingOrganisations, listRecipients, listReminderDays } from '@/db/report/missing'
import { askedOf, filtersOf } from './filters'
import { choicesOf } from './read'
import { ReminderText } from './reminder-text'
import { rowsFrom } from './rows'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The organisations with missing reports, how to reach their secretaries, and a text to send them. */
export default async function MissingPage({ searchParams }: Props) {
  const [params, actor, locale, say, message] = [
    await paramsOf(searchParams),
    await currentActor(),
    await currentLocale(),
    await getTranslations('reminders'),
    await getTranslations('reminders.message'),
  ]
  const found = await withActor(actor, (db) => read(db, params, locale))
  if (!found)
    return (
      <>
        <PageTitle title={say('title')} />
        <EmptyState text={say('no-period')} />
      </>
    )
  const { period, list, missing, remindable, daysLeft } = found
  const { reminded, mailed, unmailed, ...shown }: Params = { ...params, period: period.id }
  const isKept = list.rows.some((row) => row.isKept)
  const returned = missing.filter(({ isReturned }) => isReturned).length
  const count = say('count', { unsent: missing.length - returned, returned })

  return (
    <ListScreen
      title={say('title')}
      path={path}
      params={shown}
      asked={found.asked}
      exported
      filters={filtersOf(found.choices, say)}
      add={
        remindable > 0
          ? {
              href: hrefWith(`${path}/send`, shown, {}),
              label: say(found.isFar ? 'choose' : 'send', { count: remindable }),
            }
          : undefined
      }
      columns={[
        { name: 'organisation', label: say('organisation') },
        { name: 'unit', label: say('park') },
        { name: 'standing', label: say('standing') },
        { name: 'person', label: say('person') },
        ...(isKept
          ? [
              { name: 'contact', label: say('reach') },
              { name: 'reminded', label: say('reminded') },
              ...(period.lockedAt ? [] : [{ name: 'text', label: say('reminder') }]),
            ]
          : []),
      ]}
      rows={await rowsFrom(list.rows, period)}
      total={list.total}
    >
      {reminded && <Reminded counts={[reminded, mailed, unmailed].map((count) => Number(count) || 0)} />}
      <section className="stack" aria-label={count}>
        <p>
          <strong>{missing.length > 0 ? count : say('all-sent')}</strong> {standing()}
        </p>
        <p className="muted">
          {say('automatic', { days: found.days.map(dayInWords).join(', ') })} {say(mailer() ? 'by-mail' : 'no-mail')}
        </p>
        {isKept && !period.lockedAt && missing.length > 0 && <Together found={found} />}
      </section>
    </ListScreen>
  )

  function standing() {
    const values = {
      period: nameOfPeriod(period, locale),
      due: formatDate(period.dueOn, locale),
      left: leftInWords(daysLeft, message),
      day: formatDate(period.opensOn, locale),
    }
    if (isOpen(period)) return say('due', values)
    return say(period.lockedAt ? 'locked' : 'opens', values)
  }

  function dayInWords(days: number) {
    if (days === 0) return say('on-day')
    return days < 0 ? say('before', { days: -days }) : say('after', { days })
  }
}

/** After sending, by channel. The count may be 0, if another user has sent the reminders meanwhile. */
async function Reminded({ counts: [count = 0, mailed = 0, unmailed = 0] }: { counts: number[] }) {
  const say = await getTranslations('reminders')
  if (count === 0) return <Notice>{say('done-before')}</Notice>
  const byMail = mailer() ? say('done-by-mail', { mailed, unmailed }) : say('done-no-mail')
  return <Notice kind="success">{`${say('done', { count })} ${byMail}`}</Notice>
}

type Found = NonNullable<Awaited<ReturnType<typeof read>>>

async function Together({ found: { period, missing, daysLeft } }: { found: Found }) {
  const [say, words] = [await getTranslations('reminders'), await reminderWords()]
  const { kind, name = null, startsOn, dueOn } = period
  const text = words.together({ kind, name, startsOn, dueOn, daysLeft }, missing)
  return (
    <ReminderText
      text={text}
      whom={say('copy-all')}
      words={{ copy: say('copy'), copied: say('copied'), text: say('text'), label: say('text-all') }}
    />
  )
}

async function read(db: Db, params: Params, locale: Parameters<typeof nameInSentence>[1]) {
  const chosen = await findPeriods(db, params)
  if (!chosen) return null
  const asked = { ...askedOf(params, chosen.period.id), locale }
  const [list, missing, recipients, days, choices] = await Promise.all([
    listMissing(db, asked),
    listMissingOrganisations(db, asked),
    listRecipients(db, asked),
    listReminderDays(db),
    choicesOf(db, chosen, locale),
  ])
  const { period } = chosen
  return {
    period,
    asked,
    list,
    missing: [...missing],
    remindable: countReached(recipients),
    days,
    choices,
    ...distanceOf(period, days),
  }
}
