import { getTranslations } from 'next-intl/server'
import { HistoryScreen } from '@/app/screen/history-screen'
import { readRecord } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { listChanges } from '@/db/audit/queries'
import { CoverageInput } from '@/db/coverage/record'
import { findOrganisation } from '@/db/organisation/queries'
import { OrganisationInput } from '@/db/organisation/record'
import { namesIn } from '../names'

export default async function OrganisationHistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say] = await Promise.all([params, currentLocale(), getTranslations('organisations')])
  const { organisation, changes, names } = await readRecord(id, async (db) => {
    const organisation = await findOrganisation(db, id)
    if (!organisation) return null
    const changes = await listChanges(db, 'organisation', id)
    const mentioned = changes.flatMap(({ old, new: now }) => [old, now] as Record<string, unknown>[])
    return { organisation, changes, names: await namesIn(db, locale, mentioned) }
  })

  return (
    <HistoryScreen
      title={say('history')}
      crumbs={[
        { href: '/organisations', label: say('title') },
        { href: `/organisations/${id}`, label: organisation.name },
      ]}
      changes={changes}
      inputs={[OrganisationInput, CoverageInput]}
      names={names}
    />
  )
}
