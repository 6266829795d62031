import { getTranslations } from 'next-intl/server'
import { EditScreen } from '@/app/screen/record-form'
import { enterpriseFiguresRecords } from '@/db/enterprise-figures/record'
import { revise } from '../../actions'
import { sectionsOf } from '../../sections'

export default async function EditFiguresPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('enterprise-figures')])
  return <EditScreen record={enterpriseFiguresRecords} id={id} save={revise} sections={sectionsOf(say)} />
}
