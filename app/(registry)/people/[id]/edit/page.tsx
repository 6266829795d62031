import { getTranslations } from 'next-intl/server'
import { EditScreen } from '@/app/screen/record-form'
import { Notice } from '@/components/shell/notice'
import { PersonRegistration, people } from '@/db/person/record'
import { revise } from '../../actions'

export default async function EditPersonPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('people')])
  return (
    <EditScreen
      record={people}
      id={id}
      input={PersonRegistration}
      save={revise}
      lead={<Notice>{say('only-office-holders')}</Notice>}
    />
  )
}
