import { getTranslations } from 'next-intl/server'
import { alikeBelow } from '@/app/screen/alike'
import { paramsOf, type Sent } from '@/app/screen/params'
import { NewScreen } from '@/app/screen/record-form'
import { Notice } from '@/components/shell/notice'
import { PersonRegistration, people } from '@/db/person/record'
import { register } from '../actions'

export default async function NewPersonPage({ searchParams }: { searchParams: Promise<Sent> }) {
  const [say, asked] = await Promise.all([getTranslations('people'), paramsOf(searchParams)])
  const below = await alikeBelow(people, { fullName: ['unitId', 'fullName', 'birthYear', 'jobTitle'] })
  return (
    <NewScreen
      record={people}
      input={PersonRegistration}
      begin={async (_, { unitId = [] }) => (unitId.length === 1 ? { unitId: unitId[0]?.value } : {})}
      asked={asked}
      save={register}
      sections={[{ title: '', names: Object.keys(PersonRegistration.shape), below }]}
      lead={<Notice>{say('only-office-holders')}</Notice>}
    />
  )
}
