import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { choicesFor } from '@/app/screen/choices'
import { FormScreen } from '@/app/screen/form-screen'
import { crumbsOf, readRecord } from '@/app/screen/record'
import { fieldsOf } from '@/core/field'
import { listEnterprisesCovered } from '@/db/coverage/queries'
import { listMandates } from '@/db/mandate/queries'
import { findOrganisation } from '@/db/organisation/queries'
import { organisations } from '@/db/organisation/record'
import { listSubordinates } from '@/db/organisation/tree'
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
  const { organisation, choices, covered, mandates, under } = await readRecord(id, async (db) => {
    const organisation = await findOrganisation(db, id)
    if (!organisation?.canEdit || organisation.endedOn || organisation.retiredOn) return null
    const [choices, covered, mandates, under] = await Promise.all([
      choicesFor(db, fields),
      listEnterprisesCovered(db, id),
      listMandates(db, { organisationId: id }, locale),
      listSubordinates(db, id),
    ])
    return { organisation, choices, covered: [...covered].filter(({ holds }) => holds), mandates, under }
  })
  const served = covered.map(({ enterpriseId, enterpriseName }) => ({ value: enterpriseId, label: enterpriseName }))
  const listed = fields.filter(({ reference }) => reference === 'covered').map((field) => [field.name, served] as const)
  const rest = fields
    .map((field) => field.name)
    .filter((field) => ![...decision, ...firstSecretary, 'note'].includes(field))
  const asked = fields.map((field) => field.name).filter((field) => [...under].length > 0 || !heirs.includes(field))
  const has = (names: string[]) => names.some((one) => one in act.input.shape)

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
        { title: say('section.decision'), names: decision },
        ...(has(firstSecretary) ? [{ title: say('section.first-secretary'), names: firstSecretary }] : []),
      ]}
    >
      {act.ends && (
        <EndsWithIt
          locale={locale}
          covered={covered}
          mandates={[...mandates].filter(({ isCurrent }) => isCurrent)}
          under={[...under]}
        />
      )}
    </FormScreen>
  )
}

/** Fields that appear only if the organisation has subordinates. */
const heirs = ['heirId', 'externalHeir']
