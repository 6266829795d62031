import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale } from '@/app/request/session'
import { isUuid, paramsOf, type Sent } from '@/app/screen/params'
import { crumbsOf } from '@/app/screen/record'
import { NewScreen } from '@/app/screen/record-form'
import { today } from '@/core/date'
import { withActor } from '@/db/door/actor'
import { findRecord } from '@/db/plain'
import { RuleSetRecording, ruleSets } from '@/db/rule-set/record'
import { record } from '../actions'

/** The form of a new rule; with ?after= its first values are those of the present rule. */
export default async function NewRulePage({ searchParams }: { searchParams: Promise<Sent> }) {
  const [{ after = '' }, actor, locale, say] = await Promise.all([
    paramsOf(searchParams),
    currentActor(),
    currentLocale(),
    getTranslations('rule-sets'),
  ])
  const former = isUuid(after) ? await withActor(actor, (db) => findRecord(db, ruleSets, after, locale)) : null
  return (
    <NewScreen
      record={ruleSets}
      input={RuleSetRecording}
      values={{ ...former, isConfirmed: false, effectiveOn: today() }}
      save={record}
      {...(former && {
        title: say('successor'),
        crumbs: crumbsOf(ruleSets, former, locale),
        cancelHref: `/rule-sets/${after}`,
        asksReason: true,
      })}
    >
      <p className="muted">{say('add-hint')}</p>
    </NewScreen>
  )
}
