import { getTranslations } from 'next-intl/server'
import { ListScreen } from '@/app/screen/list-screen'
import { paramsOf } from '@/app/screen/params'
import { spanInWords } from '@/app/screen/sentences'
import { valueInWords } from '@/app/screen/values'
import { currentActor, currentLocale } from '@/app/session'
import { Tag } from '@/components/tag'
import { fieldsOf } from '@/core/field'
import { withActor } from '@/db/actor'
import { mayRegister } from '@/db/rights'
import { listRules } from '@/db/rule-set/queries'
import { RuleSetInput, ruleSet } from '@/db/rule-set/record'
import { askedOf, filtersOf } from './filters'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RuleSetsPage({ searchParams }: Props) {
  const params = await paramsOf(searchParams)
  const asked = askedOf(params)
  const [actor, locale, say, history] = await Promise.all([
    currentActor(),
    currentLocale(),
    getTranslations('rule-sets'),
    getTranslations('history'),
  ])
  const { list, keeps } = await withActor(actor, async (db) => ({
    list: await listRules(db, asked),
    keeps: await mayRegister(db, ruleSet),
  }))
  const fields = fieldsOf(RuleSetInput, locale)
  const shown = ['name', 'subject', 'amount', 'source'].flatMap(
    (name) => fields.find((field) => field.name === name) ?? [],
  )

  return (
    <ListScreen
      title={say('title')}
      path="/rule-sets"
      params={params}
      asked={asked}
      inTime
      exported
      filters={filtersOf(locale, say)}
      columns={[
        ...shown.map(({ name, label, input }) => ({
          name,
          label,
          sortable: name === 'name' || name === 'subject',
          kind: input === 'decimal' ? ('number' as const) : undefined,
        })),
        { name: 'valid', label: say('valid') },
        { name: 'isConfirmed', label: say('confirmation') },
      ]}
      rows={list.rows.map((row) => ({
        id: row.id,
        href: `/rule-sets/${row.id}`,
        cells: {
          ...Object.fromEntries(
            shown.map((field) => [field.name, valueInWords(field, row[field.name as keyof typeof row], locale)]),
          ),
          valid: spanInWords(row.valid, locale, history),
          isConfirmed: row.isConfirmed ? say('confirmed') : <Tag tone="todo">{say('unconfirmed')}</Tag>,
        },
      }))}
      total={list.total}
      add={keeps ? { href: '/rule-sets/new', label: say('add') } : undefined}
    >
      <p className="muted">{say('intro')}</p>
    </ListScreen>
  )
}
