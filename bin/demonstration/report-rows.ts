import type { memberReport, memberReportVersion, Split, Transfer } from '../../db/member-report/record'
import type { Period } from './periods'
import type { Organisation } from './world'

export type Identity = typeof memberReport.$inferInsert & { id: string }
type Composed = Record<'officialMembers' | 'probationaryMembers' | 'femaleMembers', number>
export type Version = Omit<typeof memberReportVersion.$inferInsert, 'split' | 'transfers' | keyof Composed> &
  Composed & {
    id: string
    split: Split
    transfers: Transfer[]
    submittedAt: Date
  }
export type Decision = {
  id: string
  state: 'confirmed' | 'returned'
  decidedAt: Date
  decidedBy: string
  returnReason?: string
  fieldNotes?: Record<string, string>
}
/** Versions that are sent together, and the decisions on them after that. */
export type Round = { versions: Version[]; decisions: Decision[] }

export type ReportRows = {
  identities: Identity[]
  /** By quarter. */
  rounds: Map<number, Round[]>
  /** The confirmed reports of each organisation, latest first. */
  confirmed: Map<Organisation, { q: number; version: Version }[]>
  /** `slip`: the organisation with the correction (see corrections.ts); `doubt`: the one with a correction request. */
  slip: Organisation
  doubt: Organisation
  identify: (one: Organisation, period: Period) => string
}
