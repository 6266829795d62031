import { getTranslations } from 'next-intl/server'
import { paramsOf, type Sent } from '@/app/screen/params'
import { NewScreen } from '@/app/screen/record-form'
import { enterpriseFiguresRecords } from '@/db/enterprise-figures/record'
import { record } from '../actions'
import { sectionsOf } from '../sections'

export default async function NewFiguresPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const [say, asked] = await Promise.all([getTranslations('enterprise-figures'), paramsOf(searchParams)])
  return (
    <NewScreen
      record={enterpriseFiguresRecords}
      from={{ enterpriseId: asked.enterprise, periodId: asked.period }}
      asked={asked}
      save={record}
      sections={sectionsOf(say)}
    />
  )
}
