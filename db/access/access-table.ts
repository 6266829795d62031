import type { Role } from '../door/actor'

/** R read, C create, U revise, X retire. Nobody deletes. */
export type Operations = 'R' | 'RC' | 'U' | 'RU' | 'RCU' | 'RCUX' | 'C' | 'CU'

/**
 * Where a right holds. `units`: in the units of one's assignments and below; `own`: what belongs to the
 * organisations of one's mandates valid today and to those below, `direct` without and `below` only those below;
 * `self`: the person and the account one is;
 * `reporters`: accounts of people in one's units who hold no assignment.
 */
export type Scope = 'everywhere' | 'units' | 'own' | 'direct' | 'below' | 'self' | 'reporters'

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
/** People and their mandates: a mandate ends and a person stays, neither is retired. */
const ended = {
  ...readers,
  officer: { units: 'RCU', self: 'R' },
  leader: { units: 'R', self: 'R' },
  secretary: { own: 'R', self: 'R' },
} as const

/**
 * Who may do what with the rows of each table: the access table of the manual. Tests compare it with what
 * PostgreSQL answers; the rules themselves are the policy.sql beside each record.
 */
export const accessTable = {
  unit: reference,
  unit_state: reference,
  commune: reference,
  rule_set: reference,
  enterprise: public_,
  enterprise_state: public_,
  enterprise_contact: staffOnly,
  enterprise_figures: staffOnly,
  affiliated_organisation: staffOnly,
  project: staffOnly,
  project_capital: staffOnly,
  organisation: public_,
  organisation_state: public_,
  coverage: public_,
  event: public_,
  event_organisation: public_,
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
  period: {
    administrator: { everywhere: 'RC' },
    officer: { everywhere: 'RCU' },
    leader: { everywhere: 'RU' },
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
  reopening: { ...readers, officer: { units: 'RC' }, leader: { units: 'RCU' }, secretary: { own: 'R' } },
  lock_delegation: {
    ...readers,
    officer: { everywhere: 'R' },
    leader: { everywhere: 'RCUX' },
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

/** Tables no policy can open, because nobody but the judge and the owner is granted anything on them. */
export const closedTables = ['clock', 'credential', 'door_key', 'enrolment', 'migration', 'session_token']
