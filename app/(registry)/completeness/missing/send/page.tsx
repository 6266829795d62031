import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { mailer } from '@/app/mail/mail'
import { reminderWords } from '@/app/mail/reminder-words'
import { currentActor, currentLocale, signedIn } from '@/app/request/session'
import { FormScreen } from '@/app/screen/form-screen'
import { distanceOf, findPeriods, isOpen, missingPath as path } from '@/app/screen/missing-reports'
import { hrefWith, type Params, paramsOf } from '@/app/screen/params'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { EmptyState } from '@/components/table/record-table'
import { formatDate } from '@/core/locale'
import { withActor } from '@/db/door/actor'
import type { PeriodRow } from '@/db/period/queries'
import { nameOfPeriod } from '@/db/period/words'
import { listMissingOrganisations, listRecipients, listReminderDays, type Recipient } from '@/db/report/missing'
import { sendReminders } from '../actions'
import { askedOf, chosenName } from '../filters'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/**
 * Whom to remind, and the text, before anything is sent. Near the due date all of the filter are chosen beforehand, else
 * nobody. For officers only.
 */
export default async function SendRemindersPage({ searchParams }: Props) {
  const [params, actor, say, words] = [
    await paramsOf(searchParams),
    await currentActor(),
    await getTranslations('reminders'),
    await reminderWords(),
  ]
  if (!(await signedIn()).may.keepsRecords) notFound()
  const found = await withActor(actor, async (db) => {
    const chosen = await findPeriods(db, params)
    if (!chosen) return null
    const asked = askedOf(params, chosen.period.id)
    const [recipients, missing, days] = await Promise.all([
      listRecipients(db, asked),
      listMissingOrganisations(db, asked),
      listReminderDays(db),
    ])
    const { period } = chosen
    return { period, recipients: [...recipients], missing: missing.length, ...distanceOf(period, days) }
  })
  if (!found) notFound()
  const { pick, ...shown }: Params = { ...params, period: found.period.id }
  const back = hrefWith(path, shown, {})
  const [first] = found.recipients
  if (!first)
    return (
      <>
        <PageTitle title={say('check')} />
        <EmptyState text={await whyNobody(found.period, found.missing)} action={{ href: back, label: say('back') }} />
      </>
    )
  const organisations = byOrganisation(found.recipients)
  const others = found.missing - organisations.length
  const isPicked = pick === undefined ? !found.isFar : pick === 'all'

  return (
    <FormScreen
      title={say('check')}
      crumbs={[{ href: back, label: say('title') }]}
      input={z.object({})}
      values={{}}
      save={sendReminders}
      submitLabel={say('send-chosen')}
      refused={{ title: say('refused'), names: {} }}
      cancelHref={back}
      hidden={{ period: found.period.id }}
    >
      <div className="stack">
        <p>{say(mailer() ? 'by-mail' : 'no-mail')}</p>
        {found.isFar && <Notice>{say('far', { days: found.daysLeft })}</Notice>}
        {others > 0 && <p className="muted">{say('not-to', { count: others })}</p>}
        <fieldset key={String(isPicked)} className="choose-many">
          <legend>{say('whom')}</legend>
          <p className="row">
            <a href={hrefWith(`${path}/send`, shown, { pick: 'all' })}>{say('all')}</a>
            <a href={hrefWith(`${path}/send`, shown, { pick: 'none' })}>{say('none')}</a>
          </p>
          {organisations.map(({ id, name, people }) => (
            <label key={id}>
              <input type="checkbox" name={chosenName(id)} defaultChecked={isPicked} />
              <span>
                {name} <span className="muted">– {people.join(', ')}</span>
              </span>
            </label>
          ))}
        </fieldset>
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

/** The organisations in their order, each with the people who are reminded for it. */
function byOrganisation(recipients: Recipient[]) {
  const all = new Map<string, { id: string; name: string; people: string[] }>()
  for (const { fullName, report } of recipients) {
    const { organisationId: id, organisation: name } = report
    all.set(id, { id, name, people: [...(all.get(id)?.people ?? []), fullName] })
  }
  return [...all.values()]
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
