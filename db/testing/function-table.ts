import type { Table } from './access-table'

export const absentId = '00000000-0000-7000-8000-0000000000ff'

/**
 * Functions that the application may call without an actor: why, and what guards them. Everything else answers nothing
 * without one.
 */
export const beforeSignIn: Record<string, { reason: string; guard: string }> = {
  begin_sign_in: {
    reason: 'The salt of a user name, for the digest.',
    guard: 'An unknown name has a salt, too, always the same one.',
  },
  finish_sign_in: {
    reason: 'Opens a session.',
    guard: 'The digest of the password; failures are counted per account, and slow it down.',
  },
  enrolment_of: {
    reason: 'Whose sheet it is that somebody redeems.',
    guard: 'The code of the sheet, 99 random bits, once, for seven days.',
  },
  redeem_enrolment: { reason: 'Sets the first password.', guard: 'The code of the sheet.' },
  open_door: { reason: 'Makes the owner of a session the actor.', guard: 'The token of the session, 256 random bits.' },
  see_session: { reason: 'The time of the last request.', guard: 'The token of the session.' },
  setting_on: {
    reason: 'The name of the office and whom to call, on the page of the sign-in.',
    guard: 'These two settings only.',
  },
  needs_setup: { reason: 'Whether the page of the first start is shown.', guard: 'One bit, about no row.' },
  found_administrator: {
    reason: 'The first administrator.',
    guard: 'The code printed on the console; refused for ever once there is one.',
  },
}

/** Functions for the worker's login, which has no actor. The application may call none of them. */
export const ofWorker = [
  'claim_job',
  'join_figure_changes',
  'queue_reminder_mails',
  'remind_missing',
  'reminder_mail',
  'renew_job',
  'settle_job',
  'settle_reminder_mail',
  'tidy_jobs',
]

/** Functions about no row of the register: the clock, the words of the law, the catalogue of PostgreSQL. */
export const aboutNoRow: Record<string, string> = {
  today: 'the clock',
  day_of: 'the clock',
  kind_counts_itself: 'the published rule of a kind of organisation',
  undone_as: 'how the rows of a table are undone, from the catalogue',
  restored_columns: 'the columns of a table, from the catalogue',
  may_register_person_contact: 'true for everybody: the rule is an equality, which is null for a row of nulls',
}

const cited = 'What a row in sight calls it: the reader has its id from that row, and gets a name for it.'
const choosable = 'A list to choose from, of which a form is made.'
const above = 'Only organisations in sight, also below one that is not: the figures begin at the committee of the zone.'

/** Functions that name what the actor may not read, or tell something about it: why. */
export const tellsMore: Record<string, string> = {
  name_of_account: cited,
  name_of_document: cited,
  name_of_enterprise: cited,
  name_of_organisation: cited,
  name_of_person: cited,
  left_office: cited,
  counterparts: choosable,
  counterparts_called: choosable,
  counterparts_near: choosable,
  officers: choosable,
  superiors: choosable,
  organisations_below: above,
  counting_below: above,
  places_below: above,
  total_changes: above,
  transfers_under_way: 'The other side of a transfer of which one side is in sight.',
  setting_on: 'The value of one setting: everybody works by it.',
  account_standing:
    'That somebody in the units of an officer has an account with an office, which officers do not keep.',
  assigned_accounts: 'The same, in the policies of accounts.',
  may_read_account: 'The same.',
  end_session: 'Ends a session of an account that the actor keeps, without reading sessions.',
  trail_floor: 'The id of an entry, so that a page knows how far to look; ids are counted one by one.',
  rows_resting_on: 'What keeps a row in sight from being removed, by table and id.',
}

/** Where an id comes from. */
export type Source = Table | 'change set' | 'entry'

/** Where the ids of an argument come from, by its name, or by function and name. */
export const idsFrom: Record<string, Source[]> = {
  'counterparts.among': ['organisation'],
  of_organisation: ['organisation'],
  of_period: ['period'],
  'account_standing.those': ['account'],
  of_enterprise: ['enterprise'],
  of_event: ['event'],
  of_person: ['person'],
  person: ['person'],
  of_document: ['document'],
  of_account: ['account'],
  account: ['account'],
  of_job: ['job'],
  of_mail: ['job'],
  of_grant: ['reopening'],
  of_set: ['change set'],
  of_entry: ['entry'],
  of_row: ['organisation', 'enterprise', 'event', 'coverage', 'mandate', 'person', 'member_report_version'],
  row_id: ['organisation', 'enterprise', 'person', 'account'],
  record_id: ['person'],
  top: ['organisation'],
  tops: ['organisation'],
  'units_below.top': ['unit'],
  'end_session.wanted': ['session'],
  periods: ['period'],
  organisations: ['organisation'],
  enterprises: ['enterprise'],
  people: ['person'],
  of_unit: ['unit'],
  'reference_stood.of_id': ['organisation', 'person'],
}

const code = '\\x00'
/** Values for all other arguments, by name, by function and name, or by type. */
export const given: Record<string, (string | null)[]> = {
  date: ['2024-03-31', '2026-01-01'],
  boolean: ['true'],
  bytea: [code],
  assigned_role: ['administrator', 'officer'],
  setting_key: ['zone_committee', 'office_name'],
  of_table: ['organisation', 'enterprise', 'event', 'coverage', 'mandate', 'person', 'member_report_version'],
  table_name: ['organisation', 'enterprise', 'person', 'account'],
  'note.operation': ['read'],
  'note.record': ['person'],
  'note.details': ['{}'],
  'ask_job.of_kind': ['export'],
  'sees_row.table_name': ['organisation', 'enterprise', 'person', 'account'],
  'ask_job.input': ['{"path": "/enterprises/export", "locale": "vi"}'],
  'claim_job.kinds': ['{export,remind,reminder_mail,tidy}'],
  marks: ['{" (a)"," (b)"}'],
  request: [absentId],
  token: ['no token'],
  'may_edit.of_record': ['enterprise', 'organisation'],
  'begin_editing.of_record': ['enterprise', 'organisation'],
  'begin_editing.of_section': ['identity'],
  'end_editing.of_section': ['identity'],
  'found.of_record': ['organisation', 'person', 'enterprise', 'document', 'project', 'account', 'member_report'],
  'found.typed': ['bến sông', 'đồi dứa', 'an', 'châu', '9900000030'],
  'found_first.of_records': ['{organisation,person,enterprise,document,project,account,member_report,event}'],
  'found_first.typed': ['bến sông', 'đồi dứa', 'an', 'châu', '9900000030', '99000'],
  'found_first.most': ['5'],
  'counterparts_called.typed': ['bến sông', 'đồi dứa'],
  'enterprises_alike.asked': ['[{"key": "", "name": "Dệt may Đồi Dứa"}, {"key": "", "name": "Cơ khí Bến Sông"}]'],
  'people_named.asked': ['[{"key": "", "fullName": "Phạm Minh Châu"}, {"key": "", "fullName": "Lê Văn An"}]'],
  'user_names_like.stems': ['{u}'],
  'begin_sign_in.wanted': ['nobody'],
  on_device: ['x'],
  network: ['192.0.2.0/24'],
  device: [null],
  browser: [null],
  replaced: [null],
  attempt: [absentId],
  in_table: ['enterprise'],
  is_own: ['false'],
  sight: ['reader'],
  'is_inspection.operation': ['read'],
  'is_inspection.office': ['inspector'],
  method: ['POST'],
  'reference_stood.of_record': ['organisation', 'person'],
  'reference_stood.of_table': ['organisation', 'person'],
  of_column: ['unit_id'],
  row_now: ['{}'],
  from_table: ['enterprise'],
  from_column: ['unit_id'],
  'found_administrator.wanted': ['founder'],
  'found_administrator.name': ['Người Lập'],
  how: ['signed_out'],
  'settle_job.called': ['x'],
  why: ['error'],
  outcome: ['sent'],
  part: ['1'],
  done: ['1'],
  of_all: ['1'],
  moment: ['2024-03-31 00:00:00+07'],
  image: ['{"id": "x", "name": "x"}'],
  entries: ['{}'],
  'trail_floor.before': [null],
  'trail_floor.entries': ['1'],
  'hold.words': ['thử'],
  of_kind: ['grassroots_cell'],
  'count_standing.of_record': ['enterprise', 'organisation'],
  at_most: ['1', '10001'],
}
