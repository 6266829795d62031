import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { choicesFor } from '@/app/screen/choices'
import { FormScreen } from '@/app/screen/form-screen'
import { crumbsOf, readRecord } from '@/app/screen/record'
import { Notice } from '@/components/shell/notice'
import { fieldsOf } from '@/core/field'
import { formatCount, type Locale } from '@/core/locale'
import { rowFields } from '@/db/act/moved'
import { listEnterprisesCovered } from '@/db/coverage/queries'
import { listMandates } from '@/db/mandate/queries'
import { findOrganisation } from '@/db/organisation/queries'
import { organisations } from '@/db/organisation/record'
import { listSubordinates } from '@/db/organisation/tree'
import { type Count, findLastCount } from '@/db/organisation/warnings'
import { type Named, nameInSentence } from '@/db/period/words'
import { newId } from '@/db/record/id'
import { decision, firstSecretary } from '../../../sections'
import { acts, isAct } from '../acts'
import { EndsWithIt } from './ends-with-it'

type Props = { params: Promise<{ id: string; act: string }> }

/** The form of an act on an organisation, with its day and decision. */
export default async function ActPage({ params }: Props) {
  const [{ id, act: name }, locale, say] = await Promise.all([
    params,
    currentLocale(),
    getTranslations('organisations'),
  ])
  if (!isAct(name)) notFound()
  const act = acts[name]
  const fields = fieldsOf(act.input, locale)
  const { organisation, choices, covered, mandates, under, count } = await readRecord(id, async (db) => {
    const organisation = await findOrganisation(db, id)
    if (!organisation?.canEdit || organisation.endedOn || organisation.retiredOn) return null
    const [choices, covered, mandates, under, count] = await Promise.all([
      choicesFor(db, fields),
      listEnterprisesCovered(db, id),
      listMandates(db, { organisationId: id }, locale),
      listSubordinates(db, id),
      findLastCount(db, id),
    ])
    const holding = [...covered].filter(({ holds }) => holds)
    return { organisation, choices, covered: holding, mandates, under: [...under], count }
  })
  const served = covered.map(({ enterpriseId, enterpriseName }) => ({ value: enterpriseId, label: enterpriseName }))
  const listed = fields.flatMap(({ name, reference }) => (reference === 'covered' ? [[name, served]] : []))
  const rows = act.rows && rowFields(act.input, act.rows)
  const outside = fields.map((field) => field.name).filter((field) => /^(outside|membersTo$)/.test(field))
  const inRows = [...(rows?.names ?? []), ...(rows?.more ?? []), ...outside]
  const own = under.length > 0 ? 0 : (count?.members ?? null)
  const unasked = [
    ...(under.length > 0 ? [] : heirs),
    ...(own === 0 && (name === 'end' || name === 'reclassify') ? [...inRows, 'cellKind'] : []),
    ...(own !== null && name === 'transfer' ? ['members', 'probationary', 'female'] : []),
  ]
  const rest = fields
    .map((field) => field.name)
    .filter((field) => ![...decision, ...firstSecretary, ...inRows, 'cellKind', 'isDifferent', 'note'].includes(field))
  const asked = fields.map((field) => field.name).filter((field) => !unasked.includes(field))
  const has = (names: string[]) => names.some((one) => one in act.input.shape)
  const isAsked = (field: string) => asked.includes(field)

  return (
    <FormScreen
      title={say(`act.${name}`)}
      crumbs={crumbsOf(organisations, { id, called: organisation.name }, locale)}
      input={act.input}
      values={Object.fromEntries(act.begins.map((field) => [field, organisation[field as 'name' | 'kind']]))}
      only={asked}
      save={act.save}
      submitLabel={say('record-it')}
      cancelHref={`/organisations/${id}`}
      choices={{ ...choices, ...Object.fromEntries(listed) }}
      hidden={{ id, nonce: newId() }}
      sections={[
        { title: say('section.change'), names: rest },
        ...(rows?.names.some(isAsked)
          ? [
              {
                title: say(`rows.${act.rows ?? 'to'}`),
                names: [...(act.rows === 'cell' ? ['cellKind'] : []), ...rows.names, ...outside],
                more: { label: say('rows.more'), names: rows.more },
              },
            ]
          : []),
        ...(has(['isDifferent']) ? [{ title: '', names: ['isDifferent'] }] : []),
        { title: say('section.decision'), names: decision },
        ...(has(firstSecretary) ? [{ title: say('section.first-secretary'), names: firstSecretary }] : []),
      ]}
      lead={
        act.moves && (
          <Notice>
            {under.length > 0
              ? say('figure.below')
              : count
                ? say('figure.last', { count: formatCount(count.members, locale), period: periodOf(count, locale) })
                : say('figure.none')}
            {name === 'transfer' && ` ${say('figure.transfer')}`}
          </Notice>
        )
      }
    >
      {act.ends && (
        <EndsWithIt
          locale={locale}
          covered={covered}
          mandates={[...mandates].filter(({ isCurrent }) => isCurrent)}
          under={under}
        />
      )}
    </FormScreen>
  )
}

const periodOf = ({ kind, name, starts_on: startsOn }: Count, locale: Locale) =>
  nameInSentence({ kind: kind as Named['kind'], name, startsOn }, locale)

/** Fields that appear only if the organisation has subordinates. */
const heirs = ['heirId', 'externalHeir']
