import { getTranslations } from 'next-intl/server'
import { signedIn } from '@/app/request/session'
import { KeyGroups } from '@/components/keys/key-table'
import { PageTitle } from '@/components/shell/page-title'
import { keyTable } from './table'

/** All keys of the application. */
export default async function KeysPage() {
  const [, say, shell, table] = [
    await signedIn(),
    await getTranslations('keys'),
    await getTranslations('shell'),
    await keyTable(),
  ]
  return (
    <>
      <PageTitle title={say('title')} />
      <KeyGroups {...table} />
      <p>
        {say('switch')} <a href="/me">{shell('me')}</a>.
      </p>
    </>
  )
}
