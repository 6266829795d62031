import { getTranslations } from 'next-intl/server'
import { alikeBelow } from '@/app/screen/alike'
import { NewScreen } from '@/app/screen/record-form'
import { Notice } from '@/components/shell/notice'
import { PersonRegistration, people } from '@/db/person/record'
import { register } from '../actions'

export default async function NewPersonPage() {
  const say = await getTranslations('people')
  const below = await alikeBelow(people, { fullName: ['unitId', 'fullName', 'birthYear', 'jobTitle'] })
  return (
    <NewScreen
      record={people}
      input={PersonRegistration}
      begin={async (_, { unitId = [] }) => ({ unitId: unitId.length === 1 ? unitId[0]?.value : undefined })}
      save={register}
      sections={[{ title: '', names: Object.keys(PersonRegistration.shape), below }]}
      lead={<Notice>{say('only-office-holders')}</Notice>}
    />
  )
}
