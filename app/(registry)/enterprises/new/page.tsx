import { getTranslations } from 'next-intl/server'
import { alikeBelow } from '@/app/screen/alike'
import { NewScreen } from '@/app/screen/record-form'
import { EnterpriseRegistration, enterprises } from '@/db/enterprise/record'
import { register } from '../actions'
import { sectionsOf } from '../sections'

export default async function NewEnterprisePage() {
  const asked = { nameForeign: ['name', 'nameForeign'], taxCode: ['taxCode'], address: ['address'] }
  const [say, below] = await Promise.all([getTranslations('enterprises'), alikeBelow(enterprises, asked)])
  return (
    <NewScreen
      record={enterprises}
      input={EnterpriseRegistration}
      values={{ standing: 'operating' }}
      save={register}
      sections={sectionsOf(say).map((section) => ({ ...section, below }))}
    />
  )
}
