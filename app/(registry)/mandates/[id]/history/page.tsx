import { getTranslations } from 'next-intl/server'
import { HistoryScreen } from '@/app/screen/history-screen'
import { readRecord } from '@/app/screen/record'
import { listChanges } from '@/db/audit/queries'
import { findMandate } from '@/db/mandate/queries'
import { MandateEndInput, MandateInput } from '@/db/mandate/record'

export default async function MandateHistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, say] = await Promise.all([params, getTranslations('mandates')])
  const { mandate, changes } = await readRecord(id, async (db) => {
    const mandate = await findMandate(db, id)
    return mandate && { mandate, changes: await listChanges(db, 'mandate', id) }
  })
  const named = [
    [mandate.personId, mandate.personName],
    [mandate.organisationId, mandate.organisationName],
    [mandate.documentId, mandate.decision],
    [mandate.endDocumentId, mandate.endDecision],
  ].filter(([id, name]) => id && name)

  return (
    <HistoryScreen
      title={say('history')}
      crumbs={[
        { href: `/organisations/${mandate.organisationId}`, label: mandate.organisationName ?? '' },
        { href: `/people/${mandate.personId}`, label: mandate.personName ?? '' },
      ]}
      changes={changes}
      inputs={[MandateInput, MandateEndInput]}
      names={Object.fromEntries(named)}
    />
  )
}
