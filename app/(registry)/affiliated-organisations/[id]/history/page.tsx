import { getTranslations } from 'next-intl/server'
import { HistoryScreen } from '@/app/screen/history-screen'
import { AffiliatedRegistration } from '@/db/affiliated-organisation/record'
import { listChanges } from '@/db/audit/queries'
import { readAffiliated } from '../../read'

export default async function AffiliatedHistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say, form] = await Promise.all([
    params,
    getTranslations('affiliated-organisations'),
    getTranslations('form'),
  ])
  const { found, names, also } = await readAffiliated(id, (db, enterprise) => listChanges(db, 'enterprise', enterprise))

  return (
    <HistoryScreen
      title={form('history')}
      crumbs={[
        { href: '/affiliated-organisations', label: say('title') },
        { href: `/affiliated-organisations/${id}`, label: found.name },
      ]}
      changes={also.filter(({ rowId }) => rowId === id)}
      inputs={[AffiliatedRegistration]}
      names={names}
    />
  )
}
