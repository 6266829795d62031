import { getTranslations } from 'next-intl/server'
import { choicesFor } from '@/app/choices'
import { uuidIn } from '@/app/screen/filters'
import { FormScreen } from '@/app/screen/form-screen'
import { paramsOf } from '@/app/screen/params'
import { readNew } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { findEnterpriseChoice } from '@/db/enterprise/queries'
import { newId } from '@/db/id'
import { ProjectInput, project } from '@/db/project/record'
import { register } from '../actions'
import { sectionsOf } from '../sections'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewProjectPage({ searchParams }: Props) {
  const [locale, say, { enterprise: wanted }] = await Promise.all([
    currentLocale(),
    getTranslations('projects'),
    paramsOf(searchParams),
  ])
  const { choices, enterprise } = await readNew(project, async (db) => ({
    choices: await choicesFor(db, fieldsOf(ProjectInput, locale)),
    enterprise: await findEnterpriseChoice(db, uuidIn(wanted)),
  }))

  return (
    <FormScreen
      title={say('add')}
      crumbs={[{ href: '/projects', label: say('title') }]}
      input={ProjectInput}
      values={{ enterpriseId: enterprise?.value, amendment: 0 }}
      save={register}
      submitLabel={say('add')}
      cancelHref={enterprise ? `/enterprises/${enterprise.value}` : '/projects'}
      choices={choices}
      chosen={enterprise ? { enterpriseId: enterprise } : {}}
      hidden={{ id: newId() }}
      sections={sectionsOf(say)}
    />
  )
}
