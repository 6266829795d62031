import { type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Locale } from '../core/locale'
import { accounts } from './account/record'
import { affiliatedOrganisations } from './affiliated-organisation/record'
import { assignments } from './assignment/record'
import { communes } from './commune/record'
import { correctionRequests } from './correction-request/record'
import { coverages } from './coverage/record'
import { documents } from './document/record'
import type { Db } from './door/actor'
import { enterprises } from './enterprise/record'
import { enterpriseFiguresRecords } from './enterprise-figures/record'
import { events } from './event/record'
import { jobs } from './job/record'
import { lockDelegations } from './lock-delegation/record'
import { mandates } from './mandate/record'
import { memberReports } from './member-report/entry'
import { nameWords } from './name-word/record'
import { organisations } from './organisation/record'
import { periods } from './period/record'
import { people } from './person/record'
import { projects } from './project/record'
import type { Described, Screen } from './record/described'
import { reminders } from './reminder/record'
import { reopenings } from './reopening/record'
import { ruleSets } from './rule-set/record'
import { savedViews } from './saved-view/record'
import { settings } from './setting/record'
import { targets } from './target/record'
import { units } from './unit/record'

/** The descriptions of all records, in the order of the menu. */
export const records: readonly Described[] = [
  enterprises,
  projects,
  organisations,
  coverages,
  people,
  mandates,
  affiliatedOrganisations,
  documents,
  events,
  memberReports,
  correctionRequests,
  reminders,
  enterpriseFiguresRecords,
  periods,
  reopenings,
  lockDelegations,
  accounts,
  assignments,
  jobs,
  savedViews,
  units,
  communes,
  nameWords,
  ruleSets,
  targets,
  settings,
]

/** The record with this first URL segment, if it has the screen. */
export const recordAt = (path: string, screen: Screen): Described | undefined =>
  records.find((one) => one.path === path && one.screens.includes(screen))

/** The record with this code, which is `record` in the audit trail. */
export const recordOf = (code: string): Described | undefined => records.find((one) => one.code === code)

const inputs = new Map<string, z.ZodObject>(records.flatMap((one) => Object.entries(one.inputs)))

/** The schema whose fields label the columns of a table; undefined for a table of no record. */
export const inputOf = (table: string): z.ZodObject | undefined => inputs.get(table)

/** The tables of all records, with their state tables and parts. */
export const recordTables = (): string[] => [...inputs.keys()]

type Naming = 'nameOf' | 'markedName' | 'referredName'

/** SQL for the name of a record, one `among` some, whose code and id are in two columns. `naming`: see Described. */
export const nameIn = (code: SQL, id: SQL, locale: Locale, naming: Naming = 'nameOf', among = records): SQL =>
  sql`case ${code} ${sql.join(
    among.map((one) => sql`when ${one.code} then ${one[naming](id, locale)}`),
    sql` `,
  )} end`

/** A reference to a record of any kind. An id alone is not unique: browsers make ids, so two records may share one. */
export type Named = { code: string; id: string }

/** The key of a name in the result of `namesOf`. */
export const nameKey = ({ code, id }: Named): string => `${code} ${id}`

/**
 * The names of records, by `nameKey`. Records hidden by RLS are left out. Pass 'referredName', which also names those,
 * only for ids from rows that the reader may read (decision 023).
 */
export async function namesOf(
  db: Db,
  wanted: Named[],
  locale: Locale,
  naming: Naming = 'markedName',
): Promise<Record<string, string>> {
  const keys = [...new Set(wanted.map(nameKey))]
  // PostgreSQL plans the name of every record in the statement: all 25 take it longer than a page of names.
  const among = records.filter((one) => wanted.some(({ code }) => code === one.code))
  if (among.length === 0) return {}
  const found = await db.execute<{ key: string; name: string }>(sql`
    select named.key, named.name from (
      select wanted.key, ${nameIn(sql`split_part(wanted.key, ' ', 1)`, sql`split_part(wanted.key, ' ', 2)::uuid`, locale, naming, among)} as name
      from unnest(${`{${keys.map((key) => `"${key}"`).join(',')}}`}::text[]) wanted(key)
    ) named where named.name is not null`)
  return Object.fromEntries(found.map(({ key, name }) => [key, name]))
}
