import { type SQL, sql } from 'drizzle-orm'
import type { Subject } from './sources'

export type FigureCode = keyof typeof definitions
export type FigureUnit = 'enterprise' | 'person' | 'project' | 'usd' | 'vnd'

export type Definition = {
  subject: Subject
  /** Of the amounts; of a percentage that of its numerator and denominator. */
  unit: FigureUnit
  /** Condition on the rows of the subject's source. */
  among: SQL
  amount: SQL
  /** If set the figure is a percentage: 100 × sum(amount) / sum(whole), over rows that have both. */
  whole?: SQL
  /**
   * Where the amounts are from, if they may be missing; the figure then has a basis. `years` is the column with the
   * years that the mean of a row is taken over.
   */
  from?: 'period' | 'certificate' | { years: SQL }
  /** Amounts in another currency are converted at the rate of the day. */
  isConverted?: true
}

const all = sql`true`
const one = sql`1`
const covered = sql`is_non_state and has_organisation`
const ofCovered = (amount: SQL) => sql`case when ${amount} is null then null when ${covered} then ${amount} else 0 end`

/** The definition of every figure, from which sums and rows are made. Codes: db/reference/published-figures.json. */
const definitions = {
  non_state_enterprises: { subject: 'enterprise', unit: 'enterprise', among: sql`is_non_state`, amount: one },
  non_state_enterprises_with_party_organisation: {
    subject: 'enterprise',
    unit: 'enterprise',
    among: covered,
    amount: one,
  },
  share_with_party_organisation: {
    subject: 'enterprise',
    unit: 'enterprise',
    among: sql`is_non_state`,
    amount: sql`has_organisation::int`,
    whole: one,
  },
  members_in_non_state_enterprises: {
    subject: 'organisation',
    unit: 'person',
    among: sql`serves_non_state`,
    amount: sql`members_non_state`,
    from: 'period',
  },
  members_in_zone_committee: {
    subject: 'organisation',
    unit: 'person',
    among: all,
    amount: sql`members`,
    from: 'period',
  },
  share_of_all_members: {
    subject: 'organisation',
    unit: 'person',
    among: all,
    amount: sql`members_non_state`,
    whole: sql`members`,
    from: 'period',
  },
  registered_capital_with_party_organisation: {
    subject: 'project',
    unit: 'usd',
    among: covered,
    amount: sql`usd`,
    from: 'certificate',
    isConverted: true,
  },
  share_of_registered_capital: {
    subject: 'project',
    unit: 'usd',
    among: all,
    amount: ofCovered(sql`usd`),
    whole: sql`usd`,
    from: 'certificate',
    isConverted: true,
  },
  share_of_exports: {
    subject: 'enterprise',
    unit: 'usd',
    among: all,
    amount: ofCovered(sql`exports`),
    whole: sql`exports`,
    from: { years: sql`export_years` },
  },
  workers_with_party_organisation: {
    subject: 'enterprise',
    unit: 'person',
    among: covered,
    amount: sql`workers`,
    from: 'period',
  },
  workers_female: { subject: 'enterprise', unit: 'person', among: covered, amount: sql`female`, from: 'period' },
  workers_male: {
    subject: 'enterprise',
    unit: 'person',
    among: covered,
    amount: sql`workers - female`,
    from: 'period',
  },
  workers_managers_and_high_skilled: {
    subject: 'enterprise',
    unit: 'person',
    among: covered,
    amount: sql`skilled`,
    from: 'period',
  },
  share_managers_and_high_skilled: {
    subject: 'enterprise',
    unit: 'person',
    among: covered,
    amount: sql`skilled`,
    whole: sql`workers`,
    from: 'period',
  },
  workers_in_all_enterprises: {
    subject: 'enterprise',
    unit: 'person',
    among: all,
    amount: sql`workers`,
    from: 'period',
  },
  share_of_workers: {
    subject: 'enterprise',
    unit: 'person',
    among: all,
    amount: ofCovered(sql`workers`),
    whole: sql`workers`,
    from: 'period',
  },
  trade_value_per_year: {
    subject: 'enterprise',
    unit: 'usd',
    among: covered,
    amount: sql`trade`,
    from: { years: sql`trade_years` },
  },
  fdi_projects: { subject: 'project', unit: 'project', among: sql`kind = 'fdi'`, amount: one },
  fdi_capital: { subject: 'project', unit: 'usd', among: sql`kind = 'fdi'`, amount: sql`usd`, from: 'certificate' },
  domestic_projects: { subject: 'project', unit: 'project', among: sql`kind = 'di'`, amount: one },
  domestic_capital: {
    subject: 'project',
    unit: 'vnd',
    among: sql`kind = 'di'`,
    amount: sql`vnd`,
    from: 'certificate',
    isConverted: true,
  },
} satisfies Record<string, Definition>

export const figureCodes = Object.keys(definitions) as FigureCode[]
export const isFigureCode = (text: string): text is FigureCode => Object.hasOwn(definitions, text)
export const definitionOf = (code: FigureCode): Definition => definitions[code]
export const subjectOf = (code: FigureCode): Subject => definitions[code].subject
