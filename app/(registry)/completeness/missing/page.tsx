import { getTranslations } from 'next-intl/server'
import { mailer } from '@/app/mail/mail'
import { reminderWords } from '@/app/mail/reminder-words'
import { currentActor, currentLocale } from '@/app/request/session'
import { ListScreen } from '@/app/screen/list-screen'
import { hrefWith, type Params, paramsOf } from '@/app/screen/params'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { EmptyState } from '@/components/table/record-table'
import { formatDate } from '@/core/locale'
import { type Db, withActor } from '@/db/door/actor'
import { type nameInSentence, nameOfPeriod } from '@/db/period/words'
import { listMissing, listMissingOrganisations, listRecipients, listReminderDays } from '@/db/report/missing'
import { askedOf, filtersOf, path } from './filters'
import { choicesOf, choosePeriod, isOpen } from './read'
import { ReminderText } from './reminder-text'
import { rowsFrom } from './rows'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The organisations with missing reports, how to reach their secretaries, and a text to send them. */
export default async function MissingPage({ searchParams }: Props) {
  const [params, actor, locale, say] = [
    await paramsOf(searchParams),
    await currentActor(),
    await currentLocale(),
    await getTranslations('reminders'),
  ]
  const found = await withActor(actor, (db) => read(db, params, locale))
  if (!found)
    return (
      <>
        <PageTitle title={say('title')} />
        <EmptyState text={say('no-period')} />
      </>
    )
  const { period, list, missing, remindable } = found
  const { reminded, ...shown }: Params = { ...params, period: period.id }
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
          ? { href: hrefWith(`${path}/send`, shown, {}), label: say('send', { count: remindable }) }
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
      {reminded && <Reminded count={Number(reminded) || 0} />}
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

/** After sending. The count may be 0, if another user has sent the reminders meanwhile. */
async function Reminded({ count }: { count: number }) {
  const say = await getTranslations('reminders')
  return count > 0 ? <Notice kind="success">{say('done', { count })}</Notice> : <Notice>{say('done-before')}</Notice>
}

type Found = NonNullable<Awaited<ReturnType<typeof read>>>

async function Together({ found: { period, list, missing } }: { found: Found }) {
  const [say, words] = [await getTranslations('reminders'), await reminderWords()]
  const { kind, name = null, startsOn, dueOn } = period
  const text = words.together({ kind, name, startsOn, dueOn, daysLeft: list.rows[0]?.daysLeft ?? 0 }, missing)
  return (
    <ReminderText
      text={text}
      whom={say('copy-all')}
      words={{ copy: say('copy'), copied: say('copied'), text: say('text'), label: say('text-all') }}
    />
  )
}

async function read(db: Db, params: Params, locale: Parameters<typeof nameInSentence>[1]) {
  const chosen = await choosePeriod(db, params)
  if (!chosen) return null
  const asked = askedOf(params, chosen.period.id)
  const [list, missing, recipients, days, choices] = await Promise.all([
    listMissing(db, asked),
    listMissingOrganisations(db, asked),
    listRecipients(db, asked),
    listReminderDays(db),
    choicesOf(db, chosen, locale),
  ])
  const remindable = new Set([...recipients].map(({ report }) => report.organisationId)).size
  return { period: chosen.period, asked, list, missing: [...missing], remindable, days, choices }
}
