import { getTranslations } from 'next-intl/server'
import { NewScreen } from '@/app/screen/record-form'
import { EnterpriseRegistration, enterprises } from '@/db/enterprise/record'
import { register } from '../actions'
import { sectionsOf } from '../sections'

export default async function NewEnterprisePage() {
  return (
    <NewScreen
      record={enterprises}
      input={EnterpriseRegistration}
      values={{ standing: 'operating' }}
      save={register}
      sections={sectionsOf(await getTranslations('enterprises'))}
    />
  )
}
