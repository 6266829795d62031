import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { findMandate, findPaper } from '@/db/mandate/queries'
import { MandateRevision } from '@/db/mandate/record'
import { revise } from '../../actions'

export default async function EditMandatePage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say] = await Promise.all([params, currentLocale(), getTranslations('mandates')])
  const { mandate, paper } = await readRecord(id, async (db) => {
    const mandate = await findMandate(db, id, locale)
    return mandate?.canEdit ? { mandate, paper: await findPaper(db, mandate.documentId) } : null
  })

  return (
    <FormScreen
      title={say('edit')}
      crumbs={[
        { href: `/organisations/${mandate.organisationId}`, label: mandate.organisationName ?? '' },
        { href: `/people/${mandate.personId}`, label: mandate.personName ?? '' },
      ]}
      input={MandateRevision}
      values={{ ...mandate, ...paper, effectiveOn: mandate.startsOn }}
      save={revise}
      submitLabel={say('save')}
      cancelHref={`/people/${mandate.personId}`}
      hidden={{ id, version: String(mandate.version), of: mandate.personId }}
      sections={[
        { title: say('office'), names: ['position', 'obtained', 'effectiveOn', 'termEndsOn', 'note'] },
        { title: say('by-decision'), names: ['decisionNumber', 'decisionIssuedOn', 'decisionIssuer'] },
      ]}
      asksReason
    >
      {!paper && mandate.decision && <p className="hint">{say('decision', { decision: mandate.decision })}</p>}
    </FormScreen>
  )
}
