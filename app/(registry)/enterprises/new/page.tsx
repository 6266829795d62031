import { getTranslations } from 'next-intl/server'
import { alikeBelow } from '@/app/screen/alike'
import { paramsOf, type Sent } from '@/app/screen/params'
import { NewScreen } from '@/app/screen/record-form'
import { findEnterprise } from '@/db/enterprise/queries'
import { EnterpriseRegistration, enterprises } from '@/db/enterprise/record'
import { register } from '../actions'
import { sectionsOf } from '../sections'

export default async function NewEnterprisePage({ searchParams }: { searchParams: Promise<Sent> }) {
  const asked = { nameForeign: ['name', 'nameForeign'], taxCode: ['taxCode'], address: ['address'] }
  const [say, below, params] = await Promise.all([
    getTranslations('enterprises'),
    alikeBelow(enterprises, asked),
    paramsOf(searchParams),
  ])
  return (
    <NewScreen
      record={enterprises}
      input={EnterpriseRegistration}
      values={{ standing: 'operating' }}
      asked={params}
      findLike={findEnterprise}
      save={register}
      sections={sectionsOf(say).map((section) => ({ ...section, below }))}
    />
  )
}
