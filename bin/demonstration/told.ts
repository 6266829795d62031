import type { memberReport, memberReportVersion, Split, Transfer } from '../../db/member-report/record'
import type { Period } from './periods'
import type { Organisation } from './world'

export type Identity = typeof memberReport.$inferInsert & { id: string }
export type Version = Omit<typeof memberReportVersion.$inferInsert, 'split' | 'transfers'> & {
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
/** What was sent in one go, and then what was decided of it. */
export type Round = { versions: Version[]; decisions: Decision[] }

export type Told = {
  identities: Identity[]
  /** By quarter. */
  rounds: Map<number, Round[]>
  /** What was confirmed last of each that reports, the latest first. */
  confirmed: Map<Organisation, { q: number; version: Version }[]>
  /** Whose count of the quarter before the last but one was wrong by one, and who doubts the last but one. */
  slip: Organisation
  doubt: Organisation
  identify: (one: Organisation, period: Period) => string
}
