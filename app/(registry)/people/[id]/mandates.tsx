import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { inWords } from '@/app/screen/record'
import { spanInWords } from '@/app/screen/sentences'
import { Timeline } from '@/components/record/timeline'
import { Tag } from '@/components/tag'
import { today } from '@/core/date'
import { formatDate } from '@/core/locale'
import type { Mandate } from '@/db/mandate/queries'
import { MandateEndInput, MandateInput } from '@/db/mandate/record'
import { termStateOn } from '@/db/mandate/term'

type Props = { mandates: Mandate[]; add: string | undefined }

/** The mandates of a person with decisions, current ones first. */
export async function Mandates({ mandates, add }: Props) {
  const [say, history, locale] = await Promise.all([
    getTranslations('mandates'),
    getTranslations('history'),
    currentLocale(),
  ])
  const titleOf = (mandate: Mandate) =>
    [inWords(MandateInput, mandate, locale, ['position']), mandate.organisationName].filter(Boolean).join(' – ')
  return (
    <section className="block" aria-labelledby="mandates">
      <div className="block-head">
        <h2 id="mandates">{say('person')}</h2>
        {add && <a href={add}>{say('add')}</a>}
      </div>
      <Timeline
        none={say('none')}
        spells={mandates.map((mandate) => ({
          id: mandate.id,
          span: spanInWords(mandate.valid, locale, history),
          title: titleOf(mandate),
          href: mandate.organisationOpens ? `/organisations/${mandate.organisationId}` : undefined,
          detail: <Detail mandate={mandate} />,
          current: mandate.isCurrent,
        }))}
      />
    </section>
  )
}

async function Detail({ mandate }: { mandate: Mandate }) {
  const [say, form, locale] = await Promise.all([getTranslations('mandates'), getTranslations('form'), currentLocale()])
  const { decision, endDecision, endsOn, termEndsOn } = mandate
  const term = mandate.isCurrent ? termStateOn(mandate, today()) : 'running'
  const isOver = term === 'grace' || term === 'overdue' || term === 'over'
  const lines = [
    inWords(MandateInput, mandate, locale, ['obtained']),
    decision ? say('decision', { decision }) : say('no-decision'),
    termEndsOn && !isOver && say('term', { day: formatDate(termEndsOn, locale) }),
    mandate.note,
  ]
  const ending = [
    inWords(MandateEndInput, mandate, locale, ['endReason']),
    endDecision ? say('decision', { decision: endDecision }) : say('no-decision'),
  ]
  const endLink = endsOn ? 'correct-end' : 'end'
  return (
    <>
      <p>{lines.filter(Boolean).join(' · ')}</p>
      {endsOn && <p>{say('ended', { how: ending.filter(Boolean).join(' · ') })}</p>}
      {isOver && termEndsOn && (
        <p>
          <Tag tone="warn">{say(`term-state.${term}`, { day: formatDate(termEndsOn, locale) })}</Tag>
        </p>
      )}
      <p className="row">
        {mandate.canEdit && <a href={`/mandates/${mandate.id}/edit`}>{form('edit')}</a>}
        {mandate.canEdit && <a href={`/mandates/${mandate.id}/end`}>{say(endLink)}</a>}
        <a href={`/mandates/${mandate.id}/history`}>{form('history')}</a>
      </p>
    </>
  )
}
