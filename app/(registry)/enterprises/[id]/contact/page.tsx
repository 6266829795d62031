import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { findEnterprise, findEnterpriseContact } from '@/db/enterprise/queries'
import { EnterpriseContactInput } from '@/db/enterprise/record'
import { keepContact } from '../../actions'

export default async function EnterpriseContactPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('enterprises')])
  const { enterprise, contact } = await readRecord(id, async (db) => {
    const [enterprise, contact] = await Promise.all([findEnterprise(db, id), findEnterpriseContact(db, id)])
    return enterprise?.canEdit ? { enterprise, contact } : null
  })

  return (
    <FormScreen
      title={say('section.contact')}
      crumbs={[
        { href: '/enterprises', label: say('title') },
        { href: `/enterprises/${id}`, label: enterprise.name },
      ]}
      input={EnterpriseContactInput}
      values={contact ?? {}}
      save={keepContact}
      submitLabel={say('save')}
      cancelHref={`/enterprises/${id}`}
      hidden={{ id }}
    />
  )
}
