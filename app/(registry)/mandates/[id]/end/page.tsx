import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { findMandate, findPaper } from '@/db/mandate/queries'
import { MandateEnding } from '@/db/mandate/record'
import { correctEnd, end } from '../../actions'
import { crumbsOf, WhichMandate } from '../which'

/** Records the end of a mandate. A recorded end is corrected here, with a reason, or cancelled. */
export default async function EndMandatePage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, locale, say] = await Promise.all([params, currentLocale(), getTranslations('mandates')])
  const { mandate, paper } = await readRecord(id, async (db) => {
    const mandate = await findMandate(db, id, locale)
    return mandate?.canEdit ? { mandate, paper: await findPaper(db, mandate.endDocumentId) } : null
  })
  const isEnded = mandate.endsOn !== null
  const title = isEnded ? say('correct-end') : say('end')

  return (
    <FormScreen
      title={title}
      crumbs={crumbsOf(mandate)}
      input={MandateEnding}
      values={{ ...paper, endsOn: mandate.endsOn, endReason: mandate.endReason }}
      save={isEnded ? correctEnd : end}
      submitLabel={isEnded ? say('save') : title}
      cancelHref={`/people/${mandate.personId}`}
      hidden={{ id, version: String(mandate.version), of: mandate.personId }}
      asksReason={isEnded}
      lead={
        <div className="block stack">
          <WhichMandate mandate={mandate} />
          {isEnded && (
            <p>
              <a href={`/mandates/${id}/resume`}>{say('cancel-end')}</a>
            </p>
          )}
        </div>
      }
    >
      {!paper && mandate.endDecision && <p className="hint">{say('decision', { decision: mandate.endDecision })}</p>}
    </FormScreen>
  )
}
