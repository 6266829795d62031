import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { readNew } from '@/app/screen/record'
import { today } from '@/core/date'
import { newId } from '@/db/id'
import { TargetInput, target } from '@/db/target/record'
import { register } from '../actions'

export default async function NewTargetPage() {
  const say = await getTranslations('targets')
  await readNew(target, async () => null)
  return (
    <FormScreen
      title={say('add')}
      crumbs={[{ href: '/targets', label: say('title') }]}
      input={TargetInput}
      values={{ year: Number(today().slice(0, 4)) }}
      save={register}
      submitLabel={say('add')}
      cancelHref="/targets"
      hidden={{ id: newId() }}
    />
  )
}
