import { Link } from '@/components/link.client'
import type { FactSection } from '@/components/record/facts'
import type { Tone } from '@/components/tag'
import { formatDate, formatDateTime, type Locale } from '@/core/locale'
import { nameOfPeriod } from '@/db/period/words'
import type { ReopeningRow, ReopeningScope, ReopeningState } from '@/db/reopening/queries'
import type { Say } from '@/messages/say'

/** Coloured are the states that still need work. */
export const toneOf: Record<ReopeningState, Tone> = {
  waiting: 'todo',
  open: 'warn',
  expired: 'plain',
  revoked: 'plain',
  declined: 'plain',
}

const paths: Partial<Record<ReopeningScope, string>> = {
  organisation: '/organisations',
  enterprise: '/enterprises',
  unit: '/units',
}

/** The facts of a reopening, from the request to its present state. */
export function factsOf(row: ReopeningRow, locale: Locale, say: Say<'reopenings'>): FactSection[] {
  const moment = (at: string | null) => at && formatDateTime(new Date(at), locale)
  const path = paths[row.scope]
  const request = {
    id: 'request',
    title: say('request'),
    facts: [
      { label: say('period'), value: <Link href={`/periods/${row.periodId}`}>{nameOfPeriod(row, locale)}</Link> },
      {
        label: say('scope-label'),
        value: path ? <Link href={`${path}/${row.scopeId}`}>{row.scopeName ?? ''}</Link> : say(`scope.${row.scope}`),
      },
      { label: say('request-reason'), value: row.requestReason },
      { label: say('requested-by'), value: row.requestedByName },
      { label: say('requested-at'), value: moment(row.requestedAt) },
    ],
  }
  const decision = {
    id: 'decision',
    title: say('decision'),
    facts: [
      { label: say('answer'), value: row.isGranted ? say('granted') : say('state.declined') },
      { label: say('note'), value: row.decisionNote },
      { label: say('decided-by'), value: row.decidedByName },
      { label: say('decided-at'), value: moment(row.decidedAt) },
      ...(row.expiresOn ? [{ label: say('expires-on'), value: formatDate(row.expiresOn, locale) }] : []),
    ],
  }
  const revocation = {
    id: 'revocation',
    title: say('revocation'),
    facts: [
      { label: say('revoked-reason'), value: row.revokedReason },
      { label: say('revoked-by'), value: row.revokedByName },
      { label: say('revoked-at'), value: moment(row.revokedAt) },
    ],
  }
  return [request, ...(row.decidedAt ? [decision] : []), ...(row.revokedAt ? [revocation] : [])]
}
