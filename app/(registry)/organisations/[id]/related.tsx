import { getTranslations } from 'next-intl/server'
import { inWords } from '@/app/screen/record'
import { spanInWords } from '@/app/screen/sentences'
import { outOfSight } from '@/app/screen/values'
import { RelatedTable } from '@/components/record/related-table'
import { Timeline } from '@/components/record/timeline'
import { formatDate, type Locale } from '@/core/locale'
import type { Covered } from '@/db/coverage/queries'
import type { Happened } from '@/db/event/queries'
import { eventKindInWords, eventPartInWords } from '@/db/event/record'
import type { Mandate } from '@/db/mandate/queries'
import { MandateInput } from '@/db/mandate/record'
import { OrganisationState } from '@/db/organisation/record'
import type { Subordinate } from '@/db/organisation/tree'
import { leaderInWords, membersInWords } from '../counted'

type State = OrganisationState & { id: string; valid: string; to: string | null }
type Props = {
  id: string
  lives: boolean
  locale: Locale
  day: string | undefined
  mandates: Iterable<Mandate>
  covered: Iterable<Covered>
  under: Iterable<Subordinate>
  /** Subordinates that the reader may not open. */
  hidden: Iterable<{ name: string; unitName: string }>
  events: Iterable<Happened>
  states: State[]
}

/** The records of an organisation: mandates, coverage, subordinates, events. */
export async function Related({ id, lives, locale, day, ...rows }: Props) {
  const [say, sayOfEvents, history] = await Promise.all([
    getTranslations('organisations'),
    getTranslations('events'),
    getTranslations('history'),
  ])
  const partOf = ({ kind, part, direction, others }: Happened) =>
    direction ? sayOfEvents(`transfer.${direction}`) : others && eventPartInWords(kind, part, locale)
  const span = (valid: string) => spanInWords(valid, locale, history)
  const holds = ({ startsOn, endsOn, isCurrent }: Mandate) =>
    day ? startsOn <= day && (endsOn === null || endsOn >= day) : isCurrent
  return (
    <>
      <RelatedTable
        id="mandates"
        title={say('mandates')}
        columns={[
          { name: 'person', label: say('person') },
          { name: 'position', label: say('position') },
          { name: 'span', label: say('span') },
          { name: 'decision', label: say('decision') },
        ]}
        rows={[...rows.mandates].filter(holds).map((mandate) => ({
          id: mandate.id,
          href: mandate.personOpens ? `/people/${mandate.personId}` : undefined,
          cells: {
            person: mandate.personName,
            position: inWords(MandateInput, mandate, locale, ['position', 'obtained']),
            span: span(mandate.valid),
            decision: mandate.decision ?? say('later'),
          },
        }))}
        none={say('no-mandates')}
        add={lives ? { href: `/mandates/new?organisation=${id}`, label: say('add-mandate') } : undefined}
      />
      <RelatedTable
        id="coverage"
        title={say('enterprises')}
        columns={[
          { name: 'enterprise', label: say('enterprise') },
          { name: 'taxCode', label: say('tax-code'), kind: 'code' },
          { name: 'span', label: say('span') },
          { name: 'host', label: say('host') },
          ...(lives ? [{ name: 'act', label: say('change') }] : []),
        ]}
        rows={[...rows.covered].map((row) => ({
          id: row.id,
          href: `/enterprises/${row.enterpriseId}`,
          cells: {
            enterprise: row.enterpriseName,
            taxCode: row.taxCode,
            span: span(row.valid),
            host: row.isHost ? say('yes') : '',
            act: lives && (
              <a href={`/organisations/${id}/coverage/${row.id}`}>
                {say('edit-coverage')}
                <span className="visually-hidden"> {row.enterpriseName}</span>
              </a>
            ),
          },
        }))}
        none={say('no-enterprises')}
        add={lives ? { href: `/organisations/${id}/coverage/new`, label: say('cover') } : undefined}
      />
      <RelatedTable
        id="under"
        title={say('under')}
        columns={[
          { name: 'name', label: say('name') },
          { name: 'kind', label: say('kind') },
          { name: 'secretary', label: say('secretary') },
          { name: 'members', label: say('members'), kind: 'number' },
        ]}
        rows={[
          ...[...rows.under].map((one) => ({
            id: one.id,
            href: `/organisations/${one.id}`,
            cells: {
              name: one.name,
              kind: locale === 'vi' ? one.kindName : one.kindNameEn,
              secretary: leaderInWords(one, say),
              members: membersInWords(one, locale, say),
            },
          })),
          ...[...rows.hidden].map(({ name, unitName }, place) => ({
            id: `hidden-${place}`,
            cells: { name, kind: `${unitName} ${outOfSight[locale]}` },
          })),
        ]}
        none={say('none-under')}
      />
      <section className="block" aria-labelledby="events">
        <div className="block-head">
          <h2 id="events">{say('events')}</h2>
        </div>
        <Timeline
          none={say('no-events')}
          spells={[...rows.events].map((event, place) => ({
            id: event.id,
            span: formatDate(event.effectiveOn, locale),
            title: eventKindInWords(event.kind, locale),
            href: `/events/${event.id}`,
            detail: [partOf(event), event.others, event.decision ?? say('later'), event.note]
              .filter(Boolean)
              .join(' · '),
            current: place === 0,
          }))}
        />
      </section>
      <section className="block" aria-labelledby="states">
        <div className="block-head">
          <h2 id="states">{say('states')}</h2>
        </div>
        <Timeline
          none={say('none-under')}
          spells={rows.states.map((state) => ({
            id: state.id,
            span: span(state.valid),
            title: state.name,
            detail: inWords(OrganisationState, state, locale, [
              'kind',
              state.externalSuperior ? 'externalSuperior' : 'superiorId',
            ]),
            current: state.to === null,
          }))}
        />
      </section>
    </>
  )
}
