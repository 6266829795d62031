import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { currentActor } from '@/app/session'
import { AccountInput } from '@/db/account/record'
import { newId } from '@/db/id'
import { register } from '../actions'

export default async function NewAccountPage() {
  const [, say] = [await currentActor(), await getTranslations('accounts')]
  return (
    <FormScreen
      title={say('add')}
      crumbs={[{ href: '/accounts', label: say('title') }]}
      input={AccountInput}
      values={{ language: 'vi' }}
      save={register}
      submitLabel={say('add')}
      cancelHref="/accounts"
      hidden={{ id: newId() }}
    />
  )
}
