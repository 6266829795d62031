import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { currentLocale } from '@/app/request/session'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { addDays } from '@/core/date'
import { formatDate } from '@/core/locale'
import { otherSecretary } from '@/db/mandate/commands'
import { findMandate } from '@/db/mandate/queries'
import { people } from '@/db/person/record'
import { nameKey, namesOf } from '@/db/records'
import { resume } from '../../actions'
import { crumbsOf, WhichMandate } from '../which'

/** Cancels a recorded end, unless there is another secretary since; the page then names that one. */
export default async function ResumeMandatePage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say, form] = await Promise.all([
    params,
    currentLocale(),
    getTranslations('mandates'),
    getTranslations('form'),
  ])
  const { mandate, endsOn, next } = await readRecord(id, async (db) => {
    const mandate = await findMandate(db, id, locale)
    if (!mandate?.canEdit || !mandate.endsOn) return null
    const next = await otherSecretary(db, mandate, null)
    const of = next && { code: people.code, id: next.personId }
    return {
      mandate,
      endsOn: mandate.endsOn,
      next: next && of && { ...next, name: (await namesOf(db, [of], locale))[nameKey(of)] },
    }
  })
  const title = say('cancel-end')
  const ended = <p>{say('ended-as', { day: formatDate(endsOn, locale) })}</p>

  if (next)
    return (
      <>
        <PageTitle title={title} crumbs={{ label: form('crumbs'), links: crumbsOf(mandate) }} />
        <div className="block stack">
          <WhichMandate mandate={mandate} />
          {ended}
        </div>
        <Notice kind="warning" title={say('successor', { day: formatDate(next.since, locale) })}>
          {next.name && (
            <p>
              <a href={`/people/${next.personId}`}>{next.name}</a>
            </p>
          )}
          <p>
            {say('successor-way')} <a href={`/mandates/${next.id}/history`}>{form('history')}</a>
          </p>
        </Notice>
      </>
    )
  return (
    <FormScreen
      title={title}
      crumbs={crumbsOf(mandate)}
      input={z.object({})}
      values={{}}
      save={resume}
      submitLabel={title}
      cancelHref={`/people/${mandate.personId}`}
      hidden={{ id, version: String(mandate.version), of: mandate.personId }}
      asksReason
      lead={
        <div className="block stack">
          <WhichMandate mandate={mandate} />
          {ended}
          <p>{say('goes-on', { day: formatDate(addDays(endsOn, 1), locale) })}</p>
        </div>
      }
    />
  )
}
