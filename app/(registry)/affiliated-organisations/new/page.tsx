import { getTranslations } from 'next-intl/server'
import { uuidIn } from '@/app/screen/filters'
import { FormScreen } from '@/app/screen/form-screen'
import { paramsOf } from '@/app/screen/params'
import { readNew } from '@/app/screen/record'
import { AffiliatedRegistration, affiliatedOrganisation } from '@/db/affiliated-organisation/record'
import { findEnterpriseChoice } from '@/db/enterprise/queries'
import { newId } from '@/db/id'
import { register } from '../actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewAffiliatedPage({ searchParams }: Props) {
  const [say, { enterprise: wanted }] = await Promise.all([
    getTranslations('affiliated-organisations'),
    paramsOf(searchParams),
  ])
  const enterprise = await readNew(affiliatedOrganisation, (db) => findEnterpriseChoice(db, uuidIn(wanted)))

  return (
    <FormScreen
      title={say('add')}
      crumbs={[{ href: '/affiliated-organisations', label: say('title') }]}
      input={AffiliatedRegistration}
      values={{ enterpriseId: enterprise?.value }}
      save={register}
      submitLabel={say('add')}
      cancelHref={enterprise ? `/enterprises/${enterprise.value}` : '/affiliated-organisations'}
      chosen={enterprise ? { enterpriseId: enterprise } : {}}
      hidden={{ id: newId() }}
    />
  )
}
