import { getTranslations } from 'next-intl/server'
import { choicesFor } from '@/app/choices'
import { FormScreen } from '@/app/screen/form-screen'
import { isUuid, paramsOf } from '@/app/screen/params'
import { readNew } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { FoundingInput } from '@/db/act/found'
import { findEnterprise } from '@/db/enterprise/queries'
import { newId } from '@/db/id'
import { organisation } from '@/db/organisation/record'
import { found } from '../actions'
import { foundingSections } from '../sections'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Recorded on its own, or from the page of the enterprise it is founded in. */
export default async function FoundOrganisationPage({ searchParams }: Props) {
  const [{ enterprise: asked = '' }, locale, say] = await Promise.all([
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('organisations'),
  ])
  const { choices, enterprise } = await readNew(organisation, async (db) => ({
    choices: await choicesFor(db, fieldsOf(FoundingInput, locale)),
    enterprise: isUuid(asked) ? await findEnterprise(db, asked) : null,
  }))

  return (
    <FormScreen
      title={say('found')}
      crumbs={[{ href: '/organisations', label: say('title') }]}
      input={FoundingInput}
      values={{ foundedPrecision: 'd', unitId: enterprise?.unitId }}
      save={found}
      submitLabel={say('found')}
      cancelHref="/organisations"
      choices={choices}
      {...(enterprise && { chosen: { enterpriseIds: { value: enterprise.id, label: enterprise.name } } })}
      hidden={{ id: newId() }}
      sections={foundingSections(say)}
    />
  )
}
