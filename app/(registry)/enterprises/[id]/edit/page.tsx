import { getTranslations } from 'next-intl/server'
import { choicesFor } from '@/app/choices'
import { FormScreen } from '@/app/screen/form-screen'
import { paramsOf } from '@/app/screen/params'
import { readRecord } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { today } from '@/core/date'
import { fieldsOf } from '@/core/field'
import { findEnterprise } from '@/db/enterprise/queries'
import { EnterpriseRevision, EnterpriseState } from '@/db/enterprise/record'
import { revise } from '../../actions'
import { fieldsIn, type Group, groups, sectionsOf } from '../../sections'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function EditEnterprisePage({ params, searchParams }: Props) {
  const [{ id }, { section = '' }, locale, say] = await Promise.all([
    params,
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('enterprises'),
  ])
  const { enterprise, choices } = await readRecord(id, async (db) => {
    const enterprise = await findEnterprise(db, id)
    if (!enterprise?.canEdit) return null
    return { enterprise, choices: await choicesFor(db, fieldsOf(EnterpriseRevision, locale)) }
  })

  return (
    <FormScreen
      title={say('edit')}
      crumbs={[
        { href: '/enterprises', label: say('title') },
        { href: `/enterprises/${id}`, label: enterprise.name },
      ]}
      input={EnterpriseRevision}
      values={{ ...enterprise, effectiveOn: today() }}
      only={section in groups ? askedIn(section as Group) : undefined}
      save={revise}
      submitLabel={say('save')}
      cancelHref={`/enterprises/${id}`}
      choices={choices}
      hidden={{ id, version: String(enterprise.version) }}
      sections={sectionsOf(say)}
      asksReason
    />
  )
}

/** The day is asked where a fact of the section lives in time. */
const askedIn = (group: Group) => {
  const names = fieldsIn(group).filter((name) => name !== 'effectiveOn')
  return names.some((name) => name in EnterpriseState.shape) ? [...names, 'effectiveOn'] : names
}
