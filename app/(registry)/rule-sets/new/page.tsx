import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { isUuid, paramsOf } from '@/app/screen/params'
import { readNew } from '@/app/screen/record'
import { today } from '@/core/date'
import { newId } from '@/db/id'
import { findRule } from '@/db/rule-set/queries'
import { RuleSetRecording, ruleSet } from '@/db/rule-set/record'
import { record } from '../actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** A rule from the start, or, with ?after=, as the present one with another amount or name. */
export default async function NewRulePage({ searchParams }: Props) {
  const [{ after = '' }, say] = await Promise.all([paramsOf(searchParams), getTranslations('rule-sets')])
  const former = await readNew(ruleSet, async (db) => (isUuid(after) ? findRule(db, after) : null))

  return (
    <FormScreen
      title={former ? say('successor') : say('add')}
      crumbs={[
        { href: '/rule-sets', label: say('title') },
        ...(former ? [{ href: `/rule-sets/${former.id}`, label: former.name }] : []),
      ]}
      input={RuleSetRecording}
      values={{ ...former, isConfirmed: false, effectiveOn: today() }}
      save={record}
      submitLabel={say('add')}
      cancelHref={former ? `/rule-sets/${former.id}` : '/rule-sets'}
      hidden={{ id: newId() }}
      asksReason={former !== null}
    >
      <p className="muted">{say('add-hint')}</p>
    </FormScreen>
  )
}
