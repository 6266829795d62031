import { getTranslations } from 'next-intl/server'
import { currentActor } from '@/app/session'
import { PageTitle } from '@/components/shell/page-title'

export default async function HomePage() {
  await currentActor()
  const say = await getTranslations('shell')
  return <PageTitle title={say('nav.tasks')} />
}
