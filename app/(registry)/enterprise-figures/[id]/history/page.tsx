import { getTranslations } from 'next-intl/server'
import { HistoryScreen } from '@/app/screen/history-screen'
import { listChanges } from '@/db/audit/queries'
import { EnterpriseFiguresInput } from '@/db/enterprise-figures/record'
import { readFigures } from '../../read'

export default async function FiguresHistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say, form] = await Promise.all([
    params,
    getTranslations('enterprise-figures'),
    getTranslations('form'),
  ])
  const { enterprise, period, names, also } = await readFigures(id, (db) => listChanges(db, 'enterprise_figures', id))

  return (
    <HistoryScreen
      title={form('history')}
      crumbs={[
        { href: '/enterprise-figures', label: say('title') },
        { href: `/enterprise-figures/${id}`, label: `${enterprise}, ${period}` },
      ]}
      changes={also}
      inputs={[EnterpriseFiguresInput]}
      names={names}
    />
  )
}
