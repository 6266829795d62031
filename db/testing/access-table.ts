import type { Role } from '../door/actor'

/** R read, C create, U revise, X retire. There is no right to delete. */
export type Operations = 'R' | 'RC' | 'U' | 'RU' | 'RCU' | 'RCUX' | 'C' | 'CU'

/**
 * The rows for which a right holds. `units`: rows in the units of the actor's assignments, and below. `own`: rows of
 * the organisations of the actor's mandates today, and of those below; `direct`: without those below; `below`: only
 * those below. `self`: the actor's own person and account. `reporters`: accounts without assignment of people in those
 * units. `whole`: every row, if the actor's assignments cover all units.
 */
export type Scope = 'everywhere' | 'whole' | 'units' | 'own' | 'direct' | 'below' | 'self' | 'reporters'

export type Rights = Partial<Record<Scope, Operations>>

const none: Rights = {}
const readers = { administrator: { everywhere: 'R' }, inspector: { everywhere: 'R' } } as const
const reference = {
  ...readers,
  administrator: { everywhere: 'RCUX' },
  officer: { everywhere: 'R' },
  leader: { everywhere: 'R' },
  secretary: { everywhere: 'R' },
} as const
const kept = { ...readers, officer: { units: 'RCUX' }, leader: { units: 'R' } } as const
const public_ = { ...kept, secretary: { own: 'R' } } as const
const staffOnly = { ...kept, secretary: none } as const
/** People and mandates: no X, because neither is retired. A mandate has an end; a person stays. */
const ended = {
  ...readers,
  officer: { units: 'RCU', self: 'R' },
  leader: { units: 'R', self: 'R' },
  secretary: { own: 'R', self: 'R' },
} as const

/**
 * Rights by table and role, as the manual states them. access.test.ts compares every cell with what PostgreSQL
 * allows. The rules that are enforced are in the policy.sql of each record.
 */
export const accessTable = {
  unit: reference,
  unit_state: reference,
  commune: reference,
  rule_set: reference,
  name_word: reference,
  enterprise: public_,
  enterprise_state: public_,
  enterprise_contact: staffOnly,
  enterprise_note: staffOnly,
  enterprise_figures: staffOnly,
  affiliated_organisation: staffOnly,
  project: staffOnly,
  project_capital: staffOnly,
  organisation: public_,
  organisation_state: public_,
  organisation_note: staffOnly,
  coverage: public_,
  event: public_,
  event_organisation: public_,
  event_note: staffOnly,
  document: public_,
  document_file: public_,
  person: ended,
  person_contact: {
    administrator: { self: 'RCU' },
    officer: { units: 'RCU', self: 'RCU' },
    leader: { self: 'RCU' },
    secretary: { self: 'RCU' },
    inspector: { self: 'RCU' },
  },
  mandate: ended,
  mandate_note: { ...readers, officer: { units: 'RCU' }, leader: { units: 'R' }, secretary: none },
  period: {
    administrator: { everywhere: 'RC' },
    officer: { everywhere: 'R', whole: 'CU' },
    leader: { everywhere: 'R', whole: 'U' },
    secretary: { everywhere: 'R' },
    inspector: { everywhere: 'R' },
  },
  member_report: { ...readers, officer: { units: 'RC' }, leader: { units: 'R' }, secretary: { own: 'R', direct: 'C' } },
  member_report_version: {
    ...readers,
    officer: { units: 'RCU' },
    leader: { units: 'R' },
    secretary: { own: 'R', direct: 'C', below: 'U' },
  },
  member_split: { ...readers, officer: { units: 'R' }, leader: { units: 'R' }, secretary: { own: 'R' } },
  member_transfer: { ...readers, officer: { units: 'R' }, leader: { units: 'R' }, secretary: { own: 'R' } },
  report_draft: {
    ...readers,
    officer: { units: 'RCU' },
    leader: { units: 'R' },
    secretary: { own: 'R', direct: 'CU' },
  },
  correction_request: {
    ...readers,
    officer: { units: 'RCU' },
    leader: { units: 'R' },
    secretary: { own: 'R', direct: 'C' },
  },
  reopening: { ...readers, officer: { units: 'RC' }, leader: { units: 'RCU' }, secretary: none },
  lock_delegation: {
    ...readers,
    officer: { everywhere: 'R' },
    leader: { everywhere: 'R', whole: 'RCUX' },
    secretary: none,
  },
  reminder: {
    ...readers,
    officer: { units: 'R' },
    leader: none,
    secretary: { self: 'R' },
  },
  target: {
    administrator: { everywhere: 'RCUX' },
    officer: { everywhere: 'R' },
    leader: { everywhere: 'R' },
    secretary: { own: 'R' },
    inspector: { everywhere: 'R' },
  },
  account: {
    administrator: { everywhere: 'RCUX' },
    officer: { self: 'R', reporters: 'RCUX' },
    leader: { self: 'R' },
    secretary: { self: 'R' },
    inspector: { everywhere: 'R' },
  },
  assignment: {
    administrator: { everywhere: 'RCUX' },
    officer: { self: 'R' },
    leader: { self: 'R' },
    secretary: { self: 'R' },
    inspector: { everywhere: 'R' },
  },
  session: {
    administrator: { everywhere: 'R' },
    officer: { self: 'R' },
    leader: { self: 'R' },
    secretary: { self: 'R' },
    inspector: { everywhere: 'R' },
  },
  job: {
    administrator: { everywhere: 'R' },
    officer: { self: 'R' },
    leader: { self: 'R' },
    secretary: { self: 'R' },
    inspector: { self: 'R' },
  },
  job_file: {
    administrator: { self: 'R' },
    officer: { self: 'R' },
    leader: { self: 'R' },
    secretary: { self: 'R' },
    inspector: { self: 'R' },
  },
  // Shared ones: saved-view.test.ts.
  saved_view: {
    administrator: { self: 'RCUX' },
    officer: { self: 'RCUX' },
    leader: { self: 'RCUX' },
    secretary: none,
    inspector: { self: 'RCUX' },
  },
  setting: {
    administrator: { everywhere: 'RCUX' },
    officer: none,
    leader: none,
    secretary: none,
    inspector: { everywhere: 'R' },
  },
} as const satisfies Record<string, Record<Role, Rights>>

export type Table = keyof typeof accessTable
export const tables = Object.keys(accessTable) as Table[]

/** Tables without any grant to sobo_app. */
export const closedTables = [
  'audit',
  'clock',
  'common_words',
  'credential',
  'door_key',
  'editing',
  'enrolment',
  'figure_change',
  'known_device',
  'likeness',
  'migration',
  'search_words',
  'session_token',
  'sign_in_attempt',
  'sign_in_line',
]
