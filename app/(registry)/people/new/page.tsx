import { getTranslations } from 'next-intl/server'
import { NewScreen } from '@/app/screen/record-form'
import { Notice } from '@/components/shell/notice'
import { PersonRegistration, people } from '@/db/person/record'
import { register } from '../actions'

export default async function NewPersonPage() {
  const say = await getTranslations('people')
  return (
    <NewScreen
      record={people}
      input={PersonRegistration}
      begin={async (_, { unitId = [] }) => ({ unitId: unitId.length === 1 ? unitId[0]?.value : undefined })}
      save={register}
      lead={<Notice>{say('only-office-holders')}</Notice>}
    />
  )
}
