import { factsOf, inWords, openPage, type PageProps, RecordFacts, readRecord, SavedNotice } from '@/app/screen/record'
import { RecordActions } from '@/app/screen/record-actions'
import { RetiredTag } from '@/app/screen/record-marks'
import { spanInWords } from '@/app/screen/sentences'
import { WalkBar } from '@/app/screen/walk-bar'
import { TimelineSection } from '@/components/record/timeline'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { findRule, listRuleSpells } from '@/db/rule-set/queries'
import { RuleSetInput, ruleSets } from '@/db/rule-set/record'

export default async function RulePage(props: PageProps) {
  const { id, asked, locale, say, form, history } = await openPage(props, 'rule-sets')
  const { rule, spells } = await readRecord(id, async (db) => {
    const rule = await findRule(db, id)
    return rule && { rule, spells: await listRuleSpells(db, rule) }
  })
  const facts = factsOf(RuleSetInput, rule, locale, { without: ['isConfirmed'] })

  return (
    <>
      <WalkBar />
      <PageTitle
        title={rule.name}
        crumbs={{ label: form('crumbs'), links: [{ href: '/rule-sets', label: ruleSets.words.many[locale] }] }}
        detail={
          <>
            <Tag tone={rule.isConfirmed ? 'plain' : 'todo'}>
              {rule.isConfirmed ? say('confirmed') : say('unconfirmed')}
            </Tag>
            <RetiredTag record={rule} of={ruleSets} locale={locale} />
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
      <SavedNotice params={asked} of={ruleSets} />
      <RecordFacts facts={[...facts, { label: say('valid'), value: spanInWords(rule.valid, locale, history) }]} />
      <TimelineSection
        id="spells"
        title={say('spells')}
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
    </>
  )
}
