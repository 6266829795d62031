import type { Part } from '../../core/member-report/lines'
import type { ownership } from '../../db/enterprise/record'
import type { Chance } from './chance'
import type { Namer } from './names'
import type { Plan } from './plan'

/** The registry to plant as objects that refer to each other; rows are made from them at the end. */
export type World = {
  plan: Plan
  today: string
  chance: Chance
  names: Namer
  zone: Unit
  parks: Unit[]
  enterprises: Enterprise[]
  organisations: Organisation[]
  events: LifeEvent[]
  papers: Paper[]
}

export type Unit = { id: string; name: string; weight: number; communeId: string | null }

export type Paper = {
  id: string
  unit: Unit
  issuer: string
  issuedOn: string
  effectiveOn: string
  subject: string
  type: 'decision' | 'conclusion'
}

export type Ownership = (typeof ownership.enumValues)[number]
export type Standing = 'not_started' | 'building' | 'operating' | 'suspended' | 'closed' | 'bankrupt' | 'revoked'

export type EnterpriseFacts = { name: string; nameForeign: string | null; ownership: Ownership; standing: Standing }
export type Dated<Facts> = Facts & { from: string; to: string | null }

export type Enterprise = {
  id: string
  park: Unit
  brand: string
  trade: string
  vsicCode: string
  isForeign: boolean
  opened: string
  /** Relative size (log-normal), to which workers, capital and trade are proportional. */
  weight: number
  /** Whether a Party organisation covers it on the reference date. */
  isCovered: boolean
  states: Dated<EnterpriseFacts>[]
}

export type OrganisationFacts = { name: string; kind: string; superior: Organisation | null; external: string | null }

export type Organisation = {
  id: string
  unit: Unit
  foundedOn: string
  precision: 'd' | 'm' | 'y'
  founding: Paper | null
  isCommittee: boolean
  states: Dated<OrganisationFacts>[]
  coverage: { enterprise: Enterprise; from: string; to: string | null; isHost: boolean; paper: Paper | null }[]
  endedOn: string | null
  course: Course | null
  /** The state of its reports on the reference date. */
  reporting: 'regular' | 'stale' | 'silent' | 'newest'
  splits: 'whole' | 'partly' | 'never'
}

/** Members by quarter; see quarterOf for the numbering. */
export type Course = {
  first: number
  closings: number[]
  flows: Flow[]
  jumps: Map<number, number>
  beginning: Beginning
  ending: Ending
}
export type Flow = { admitted: number; transferredIn: number; transferredOut: number; leftParty: number; died: number }
export type Beginning = 'before' | 'transferred' | 'event'
/** Members of an organisation that ended left it by the event, in part to places outside the registry. */
export type Ending = 'none' | 'event'

export type LifeEvent = {
  kind:
    | 'established'
    | 'renamed'
    | 'absorbed'
    | 'consolidated'
    | 'divided'
    | 'split_off'
    | 'transferred'
    | 'reclassified'
    | 'committee_renewed'
    | 'term_extended'
    | 'dissolved'
    | 'ended_activity'
  on: string
  unit: Unit
  paper: Paper | null
  /** `composition`: how many probationers and women were moved. */
  parts: { organisation: Organisation; part: 'predecessor' | 'subject' | 'successor'; composition?: Part }[]
  membersTo?: string
  note?: string
}

export const range = (from: string, to: string | null) => `[${from},${to ?? ''})`

export function on<Facts>(states: readonly Dated<Facts>[], day: string): Dated<Facts> | undefined {
  return states.find(({ from, to }) => from <= day && (to === null || day < to))
}

/** Ends the last state the day before `day`, and adds one with changed facts from then on. */
export function turn<Facts extends object>(states: Dated<Facts>[], day: string, facts: Partial<Facts>) {
  const last = states.at(-1)
  if (!last || last.to !== null || last.from >= day) throw new RangeError(`no open state begins before ${day}`)
  last.to = day
  states.push({ ...last, ...facts, from: day, to: null })
}
