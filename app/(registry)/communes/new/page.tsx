import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { readNew } from '@/app/screen/record'
import { CommuneInput, commune } from '@/db/commune/record'
import { newId } from '@/db/id'
import { register } from '../actions'

export default async function NewCommunePage() {
  const say = await getTranslations('communes')
  await readNew(commune, async () => null)
  return (
    <FormScreen
      title={say('add')}
      crumbs={[{ href: '/communes', label: say('title') }]}
      input={CommuneInput}
      values={{}}
      save={register}
      submitLabel={say('add')}
      cancelHref="/communes"
      hidden={{ id: newId() }}
    />
  )
}
