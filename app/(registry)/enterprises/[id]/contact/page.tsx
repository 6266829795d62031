import { getTranslations } from 'next-intl/server'
import { EditScreen } from '@/app/screen/record-form'
import { findEnterprise, findEnterpriseContact } from '@/db/enterprise/queries'
import { EnterpriseContactInput, enterprises } from '@/db/enterprise/record'
import { keepContact } from '../../actions'

export default async function EnterpriseContactPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('enterprises')])
  return (
    <EditScreen
      record={enterprises}
      id={id}
      input={EnterpriseContactInput}
      find={async (db) => {
        const [enterprise, contact] = [await findEnterprise(db, id), await findEnterpriseContact(db, id)]
        return enterprise && { ...contact, version: enterprise.version, canEdit: enterprise.canEdit }
      }}
      title={say('section.contact')}
      save={keepContact}
      asksReason={false}
    />
  )
}
