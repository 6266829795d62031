import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { today } from '@/core/date'
import { findEnterprise } from '@/db/enterprise/queries'
import { RetirementInput } from '@/db/validity'
import { retire } from '../../actions'

export default async function RetireEnterprisePage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('enterprises')])
  const enterprise = await readRecord(id, async (db) => {
    const enterprise = await findEnterprise(db, id)
    return enterprise?.canEdit ? enterprise : null
  })

  return (
    <FormScreen
      title={say('retire')}
      crumbs={[
        { href: '/enterprises', label: say('title') },
        { href: `/enterprises/${id}`, label: enterprise.name },
      ]}
      input={RetirementInput}
      values={{ retiredOn: today() }}
      save={retire}
      submitLabel={say('retire')}
      cancelHref={`/enterprises/${id}`}
      hidden={{ id, version: String(enterprise.version) }}
      asksReason
    />
  )
}
