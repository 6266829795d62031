import { getTranslations } from 'next-intl/server'
import { paramsOf } from '@/app/screen/params'
import { factsOf, inWords, readRecord, SavedNotice } from '@/app/screen/record'
import { RecordActions } from '@/app/screen/record-actions'
import { spanInWords } from '@/app/screen/sentences'
import { currentLocale } from '@/app/session'
import { Facts } from '@/components/record/facts'
import { Timeline } from '@/components/record/timeline'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { formatDate } from '@/core/locale'
import { findRule, listRuleSpells } from '@/db/rule-set/queries'
import { RuleSetInput, ruleSets } from '@/db/rule-set/record'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function RulePage({ params, searchParams }: Props) {
  const [{ id }, asked, locale, say, form, history] = await Promise.all([
    params,
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('rule-sets'),
    getTranslations('form'),
    getTranslations('history'),
  ])
  const { rule, spells } = await readRecord(id, async (db) => {
    const rule = await findRule(db, id)
    return rule && { rule, spells: await listRuleSpells(db, rule) }
  })
  const facts = factsOf(RuleSetInput, rule, locale, { without: ['isConfirmed'] })

  return (
    <>
      <PageTitle
        title={rule.name}
        crumbs={{ label: form('crumbs'), links: [{ href: '/rule-sets', label: say('title') }] }}
        detail={
          <>
            <Tag tone={rule.isConfirmed ? 'plain' : 'todo'}>
              {rule.isConfirmed ? say('confirmed') : say('unconfirmed')}
            </Tag>
            {rule.retiredOn && <Tag tone="warn">{form('retired', { day: formatDate(rule.retiredOn, locale) })}</Tag>}
          </>
        }
        actions={
          <>
            {rule.canEdit && !rule.retiredOn && (
              <a className="button" href={`/rule-sets/new?after=${id}`}>
                {say('successor')}
              </a>
            )}
            <RecordActions record={ruleSets} id={id} canEdit={rule.canEdit} retired={rule.retiredOn !== null} />
          </>
        }
      />
      <SavedNotice params={asked} />
      <Facts
        blank={form('blank')}
        sections={[
          {
            id: 'facts',
            title: form('facts'),
            facts: [...facts, { label: say('valid'), value: spanInWords(rule.valid, locale, history) }],
          },
        ]}
      />
      <section className="block" aria-labelledby="spells">
        <h2 id="spells">{say('spells')}</h2>
        <Timeline
          none={say('no-spells')}
          spells={spells.map((spell) => ({
            id: spell.id,
            span: spanInWords(spell.valid, locale, history),
            title: spell.name,
            href: `/rule-sets/${spell.id}`,
            detail: inWords(RuleSetInput, spell, locale, ['amount', 'source']),
            current: spell.id === id,
          }))}
        />
      </section>
    </>
  )
}
