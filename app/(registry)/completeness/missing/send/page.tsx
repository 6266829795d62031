import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { mailer } from '@/app/mail/mail'
import { reminderWords } from '@/app/mail/reminder-words'
import { currentActor, currentLocale, signedIn } from '@/app/request/session'
import { FormScreen } from '@/app/screen/form-screen'
import { hrefWith, paramsOf } from '@/app/screen/params'
import { PageTitle } from '@/components/shell/page-title'
import { EmptyState } from '@/components/table/record-table'
import { formatDate } from '@/core/locale'
import { withActor } from '@/db/door/actor'
import type { PeriodRow } from '@/db/period/queries'
import { nameOfPeriod } from '@/db/period/words'
import { listMissingOrganisations, listRecipients } from '@/db/report/missing'
import { sendReminders } from '../actions'
import { askedOf, path } from '../filters'
import { choosePeriod, isOpen } from '../read'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Shows recipients and text of reminders before they are sent. For officers only. */
export default async function SendRemindersPage({ searchParams }: Props) {
  const [params, actor, say, words] = [
    await paramsOf(searchParams),
    await currentActor(),
    await getTranslations('reminders'),
    await reminderWords(),
  ]
  if (!(await signedIn()).may.keepsRecords) notFound()
  const found = await withActor(actor, async (db) => {
    const chosen = await choosePeriod(db, params)
    if (!chosen) return null
    const asked = askedOf(params, chosen.period.id)
    const [recipients, missing] = await Promise.all([listRecipients(db, asked), listMissingOrganisations(db, asked)])
    return { period: chosen.period, recipients: [...recipients], missing: missing.length }
  })
  if (!found) notFound()
  const back = hrefWith(path, params, { period: found.period.id })
  const crumbs = [{ href: back, label: say('title') }]
  const [first] = found.recipients
  if (!first)
    return (
      <>
        <PageTitle title={say('check')} />
        <EmptyState text={await whyNobody(found.period, found.missing)} action={{ href: back, label: say('back') }} />
      </>
    )
  const organisations = [...new Set(found.recipients.map(({ report }) => report.organisationId))]
  const others = found.missing - organisations.length

  return (
    <FormScreen
      title={say('check')}
      crumbs={crumbs}
      input={z.object({})}
      values={{}}
      save={sendReminders}
      submitLabel={say('send', { count: organisations.length })}
      cancelHref={back}
      hidden={{ period: found.period.id, organisations: organisations.join(',') }}
    >
      <div className="stack">
        <p>{say(mailer() ? 'by-mail' : 'no-mail')}</p>
        {others > 0 && <p className="muted">{say('not-to', { count: others })}</p>}
        <h2>{say('to', { people: found.recipients.length, organisations: organisations.length })}</h2>
        <ul>
          {found.recipients.map(({ fullName, report }) => (
            <li key={fullName + report.organisationId}>
              {report.organisation} – {fullName}
            </li>
          ))}
        </ul>
        <p>{say('sample')}</p>
        <textarea
          readOnly
          rows={12}
          defaultValue={words.text(first.fullName, [first.report])}
          aria-label={say('text')}
        />
      </div>
    </FormScreen>
  )
}

async function whyNobody(period: PeriodRow, missing: number): Promise<string> {
  const [locale, say] = [await currentLocale(), await getTranslations('reminders')]
  if (!isOpen(period))
    return say(period.lockedAt ? 'locked' : 'opens', {
      period: nameOfPeriod(period, locale),
      day: formatDate(period.opensOn, locale),
    })
  return missing > 0 ? say('nobody-to') : say('all-sent')
}
