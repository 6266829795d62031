import { getTranslations } from 'next-intl/server'
import { dayIn, paramsOf } from '@/app/screen/params'
import { factsOf, inWords, readRecord, SavedNotice } from '@/app/screen/record'
import { RecordActions } from '@/app/screen/record-actions'
import { spanInWords } from '@/app/screen/sentences'
import { currentLocale } from '@/app/session'
import { Facts } from '@/components/record/facts'
import { RelatedTable } from '@/components/record/related-table'
import { Timeline } from '@/components/record/timeline'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { fieldsOf } from '@/core/field'
import { formatDate } from '@/core/locale'
import { findUnit, listUnitChoices, listUnitStates, listUnitsOf, namesOf } from '@/db/unit/queries'
import { UnitInput, units } from '@/db/unit/record'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function UnitPage({ params, searchParams }: Props) {
  const [{ id }, asked, locale, say, form, history] = await Promise.all([
    params,
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('units'),
    getTranslations('form'),
    getTranslations('history'),
  ])
  const { unit, states, parts, names } = await readRecord(id, async (db) => {
    const unit = await findUnit(db, id, dayIn(asked.valid_on))
    if (!unit) return null
    const [states, parts, units] = await Promise.all([listUnitStates(db, id), listUnitsOf(db, id), listUnitChoices(db)])
    return { unit, states, parts, names: namesOf(units) }
  })
  const standing = (values: object) => inWords(UnitInput, { ...values }, locale, ['standing'])

  return (
    <>
      <PageTitle
        title={unit.name}
        crumbs={{ label: form('crumbs'), links: [{ href: '/units', label: say('title') }] }}
        detail={
          <>
            <span className="code">{unit.code}</span>
            <Tag>{standing(unit)}</Tag>
            {unit.retiredOn && <Tag tone="warn">{form('retired', { day: formatDate(unit.retiredOn, locale) })}</Tag>}
          </>
        }
        actions={<RecordActions record={units} id={id} canEdit={unit.canEdit} retired={unit.retiredOn !== null} />}
      />
      <SavedNotice params={asked} />
      <Facts
        blank={form('blank')}
        sections={[{ id: 'facts', title: form('facts'), facts: factsOf(UnitInput, unit, locale, { names }) }]}
      />
      <p>
        <a href={`/enterprises?unit=${id}`}>{say('enterprises')}</a>
      </p>
      {unit.kind === 'zone' && (
        <RelatedTable
          id="parks"
          title={say('parks')}
          columns={fieldsOf(UnitInput, locale)
            .filter(({ name }) => ['name', 'code', 'standing'].includes(name))
            .map(({ name, label }) => ({ name, label }))}
          rows={parts.map((part) => ({
            id: part.id,
            href: `/units/${part.id}`,
            cells: { name: part.name, code: part.code, standing: standing(part) },
          }))}
          none={say('no-parks')}
        />
      )}
      <section className="block" aria-labelledby="states">
        <h2 id="states">{say('states')}</h2>
        <Timeline
          none={say('no-states')}
          spells={states.map((state) => ({
            id: state.id,
            span: spanInWords(state.valid, locale, history),
            title: state.name,
            detail: standing(state),
            current: state.valid.endsWith(',)'),
          }))}
        />
      </section>
    </>
  )
}
