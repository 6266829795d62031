import type { TargetRow } from '@/db/target/queries'

type Say = (key: string, values: Record<string, string | number>) => string

/** "Chỉ tiêu năm 2026 – Đảng bộ …", or of the whole zone. */
export const nameOf = ({ year, organisationId, organisationName }: TargetRow, say: Say): string =>
  say('of', { year: String(year), whose: organisationId ? (organisationName ?? '') : say('zone', {}) })

/** What the id of its organisation stands for; one that is out of sight is not named. */
export const organisationIn = ({ organisationId, organisationName }: TargetRow): Record<string, string> =>
  organisationId && organisationName ? { [organisationId]: organisationName } : {}
