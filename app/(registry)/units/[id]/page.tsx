import { dayIn, RecordOnNoDay } from '@/app/screen/day'
import { factsOf, inWords, openPage, type PageProps, RecordFacts, readRecord, SavedNotice } from '@/app/screen/record'
import { RecordActions } from '@/app/screen/record-actions'
import { RetiredTag } from '@/app/screen/record-marks'
import { spanInWords } from '@/app/screen/sentences'
import { WalkBar } from '@/app/screen/walk-bar'
import { RelatedTable } from '@/components/record/related-table'
import { TimelineSection } from '@/components/record/timeline'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { fieldsOf } from '@/core/field'
import { findRecord } from '@/db/plain'
import { findUnit, listUnitStates, listUnitsOf } from '@/db/unit/queries'
import { UnitInput, units } from '@/db/unit/record'

export default async function UnitPage(props: PageProps) {
  const { id, asked, locale, say, form, history } = await openPage(props, 'units')
  const asOf = await dayIn(asked)
  if (asOf.problem) return <RecordOnNoDay record={units} id={id} day={asOf} />
  const { named, unit, states, parts } = await readRecord(id, async (db) => {
    const [named, unit] = [await findRecord(db, units, id, locale), await findUnit(db, id, asOf.on)]
    return named && unit && { named, unit, states: await listUnitStates(db, id), parts: await listUnitsOf(db, id) }
  })
  const standing = (values: object) => inWords(UnitInput, { ...values }, locale, ['standing'])

  return (
    <>
      <WalkBar />
      <PageTitle
        title={unit.name}
        crumbs={{ label: form('crumbs'), links: [{ href: '/units', label: units.words.many[locale] }] }}
        detail={
          <>
            <span className="code">{unit.code}</span>
            <Tag>{standing(unit)}</Tag>
            <RetiredTag record={unit} locale={locale} />
          </>
        }
        actions={<RecordActions record={units} id={id} canEdit={unit.canEdit} retired={unit.retiredOn !== null} />}
      />
      <SavedNotice params={asked} />
      <RecordFacts facts={factsOf(UnitInput, { ...named, ...unit }, locale)} />
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
      <TimelineSection
        id="states"
        title={say('states')}
        none={say('no-states')}
        spells={states.map((state) => ({
          id: state.id,
          span: spanInWords(state.valid, locale, history),
          title: state.name,
          detail: standing(state),
          current: state.valid.endsWith(',)'),
        }))}
      />
    </>
  )
}
