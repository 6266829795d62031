import { getTranslations } from 'next-intl/server'
import { RecordLink } from '@/app/screen/record-link'
import { spanInWords } from '@/app/screen/sentences'
import { Phone } from '@/components/record/phone'
import { SomeFirst } from '@/components/record/some-first'
import { Tag } from '@/components/tag'
import { formatCount, formatDate, type Locale } from '@/core/locale'
import { shown } from '@/core/notation'
import { nameInSentence } from '@/db/period/words'
import type { Serving } from '@/db/report/serving'

/** The organisations that cover an enterprise, each with whom to call and its last count. */
export async function ServingOrganisations({ serving, locale }: { serving: Serving[]; locale: Locale }) {
  const [say, sayHere, organisations, history] = await Promise.all([
    getTranslations('record'),
    getTranslations('enterprises'),
    getTranslations('organisations'),
    getTranslations('history'),
  ])
  return (
    <section className="block" aria-labelledby="serving">
      <div className="block-head">
        <h2 id="serving">{sayHere('related.serving')}</h2>
      </div>
      {serving.length === 0 && <p className="muted">{sayHere('related.none-serving')}</p>}
      <SomeFirst items={serving} first={2} more={(count) => say('more-organisations', { count })}>
        {(some) =>
          some.map(({ id, organisationId, name, opens, valid, isHost, superior, secretary, count }) => (
            <div key={id} className="record-lines">
              <p>
                <strong>
                  <RecordLink href={`/organisations/${organisationId}`} name={name} opens={opens} />
                </strong>
                <span className="meta">
                  {[
                    superior && say('under', { name: superior }),
                    spanInWords(valid, locale, history),
                    isHost && serving.length > 1 && say('seat'),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </p>
              {secretary ? (
                <div className="whom">
                  <p>
                    <strong>
                      <RecordLink
                        href={`/people/${secretary.personId}`}
                        name={secretary.name}
                        opens={secretary.opens}
                      />
                    </strong>{' '}
                    {say('secretary')}
                    {secretary.termEndsOn && (
                      <span className="meta">{say('term', { day: formatDate(secretary.termEndsOn, locale) })}</span>
                    )}
                  </p>
                  {secretary.phone && (
                    <Phone
                      phone={secretary.phone}
                      label={say('call', { name: secretary.name, phone: shown(secretary.phone, 'phone') })}
                    />
                  )}
                </div>
              ) : (
                opens && (
                  <p>
                    <Tag tone="warn">{organisations('vacant')}</Tag>
                  </p>
                )
              )}
              {count && (
                <p>
                  <strong>{organisations('line-members', { count: formatCount(count.members, locale) })}</strong>{' '}
                  <span className="muted">({nameInSentence(count.period, locale)})</span>
                </p>
              )}
            </div>
          ))
        }
      </SomeFirst>
    </section>
  )
}
