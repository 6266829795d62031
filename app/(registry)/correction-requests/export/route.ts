import { getTranslations } from 'next-intl/server'
import { exportOf } from '@/app/screen/export'
import { filterInWords, paramsIn } from '@/app/screen/params'
import { currentLocale } from '@/app/session'
import { formatDateTime } from '@/core/locale'
import { type CorrectionRequest, correctionRequestRows } from '@/db/correction-request/queries'
import { nameOfPeriod } from '@/db/period/words'
import { askedOf, filtersOf } from '../filters'

export async function GET(request: Request) {
  const params = paramsIn(request)
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('correction-requests')])
  const asked = askedOf(params)
  const at = (moment: string | null) => moment && formatDateTime(new Date(moment), locale)
  return exportOf({
    record: 'correction_request',
    title: say('title'),
    params,
    asked,
    fields: [],
    also: [
      { name: 'organisationName', label: say('organisation'), kind: 'text' },
      { name: 'period', label: say('period'), kind: 'text' },
      { name: 'shownTotal', label: say('shown'), kind: 'count' },
      { name: 'claimedTotal', label: say('claimed'), kind: 'count' },
      { name: 'message', label: say('message'), kind: 'text' },
      { name: 'requestedBy', label: say('requested-by'), kind: 'text' },
      { name: 'requestedAt', label: say('requested-at'), kind: 'text' },
      { name: 'resolution', label: say('resolution'), kind: 'text' },
      { name: 'resolvedAt', label: say('resolved-at'), kind: 'text' },
    ],
    rows: correctionRequestRows(asked),
    lineOf: (row) => {
      const one = row as unknown as CorrectionRequest
      return {
        ...row,
        period: nameOfPeriod(one, locale),
        requestedAt: at(one.requestedAt),
        resolvedAt: at(one.resolvedAt),
      }
    },
    filter: filterInWords(params, filtersOf([], say)),
  })
}
