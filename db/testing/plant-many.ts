import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'

const planted = [
  ...['enterprise', 'enterprise_state', 'organisation', 'organisation_state', 'person', 'mandate', 'account'],
  ...['project', 'project_capital', 'document', 'event', 'event_organisation', 'affiliated_organisation'],
  ...['correction_request', 'reopening', 'target', 'enterprise_figures', 'coverage', 'member_report'],
]

/** Records that a search finds by words of their own. */
const found = [
  ...[
    'enterprise',
    'organisation',
    'person',
    'account',
    'project',
    'document',
    'event',
    'affiliated_organisation',
    'target',
  ],
]

/**
 * `many` more rows of every record whose number grows with the register, half of them in each unit: enterprises with what
 * belongs to them, and as many cells with what belongs to these. Set-based, without triggers, and so without their trail. Each name has a number above 100,000.
 */
export async function plantMany(db: Db, units: [string, string], period: string, many: number) {
  for (const table of planted) await db.execute(sql.raw(`alter table ${table} disable trigger user`))
  const [park, other] = units
  await db.execute(sql`create temporary table planting on commit drop as
    select i as n, uuidv7() as enterprise, uuidv7() as organisation, uuidv7() as person, uuidv7() as event,
      (array[${park}::uuid, ${other}::uuid])[1 + i % 2] as unit, date '2010-01-01' + i * 7919 % 5000 as day,
      (select a.id from account a where kind = 'person' limit 1) as account,
      100000 + (select count(*) from enterprise)::int + i as code
    from generate_series(1, ${many}::int) i`)
  const statements = [
    `enterprise (id, unit_id) select enterprise, unit`,
    `enterprise_state (id, enterprise_id, name, ownership, valid) select uuidv7(), enterprise, 'Công ty ' || code, 'fdi_wholly', '[2015-01-01,)'`,
    `organisation (id, unit_id, founded_on) select organisation, unit, '2015-01-01'`,
    `organisation_state (id, organisation_id, name, kind, superior_id, valid)
      select uuidv7(), organisation, 'Chi bộ ' || code, 'grassroots_cell', setting_on('zone_committee', today())::uuid, '[2015-01-01,)'`,
    `coverage (id, organisation_id, enterprise_id, valid, is_host) select uuidv7(), organisation, enterprise, '[2015-01-01,)', true`,
    `person (id, unit_id, full_name) select person, unit, 'Nguyễn Thị ' || code`,
    `mandate (id, person_id, organisation_id, position, obtained, valid) select uuidv7(), person, organisation, 'secretary', 'elected', '[2015-01-01,)'`,
    `account (id, user_name, full_name, person_id) select uuidv7(), 'u' || md5(person::text), 'Nguyễn Thị ' || code, person`,
    `document (id, unit_id, issuer, number, issued_on, subject) select uuidv7(), unit, 'Ban', code || '-QĐ', day, 'Về việc ' || code`,
    `event (id, unit_id, kind, effective_on) select event, unit, 'renamed', day`,
    `event_organisation (id, event_id, organisation_id, part) select uuidv7(), event, organisation, 'subject'`,
    `affiliated_organisation (id, enterprise_id, kind, name, valid) select uuidv7(), enterprise, 'trade_union', 'Công đoàn ' || code, '[2015-01-01,)'`,
    `correction_request (id, organisation_id, period_id, shown_total, claimed_total, message, requested_by, requested_at)
      select uuidv7(), organisation, '${period}', 5, 6, 'sai', account, day`,
    `reopening (id, period_id, organisation_id, requested_by, requested_at, request_reason) select uuidv7(), '${period}', organisation, account, day, 'sai'`,
    `target (id, year, organisation_id, admissions) select uuidv7(), 2026, organisation, 1`,
    `enterprise_figures (id, enterprise_id, period_id, workers) select uuidv7(), enterprise, '${period}', code`,
  ]
  for (const statement of statements) await db.execute(sql.raw(`insert into ${statement} from planting`))
  await db.execute(sql`with p as (
      insert into project (id, enterprise_id, unit_id, code, kind, name, certified_on)
      select uuidv7(), enterprise, unit, 'P' || code, 'fdi', 'Nhà máy ' || code, day from planting returning id)
    insert into project_capital (id, project_id, valid, currency, registered_capital) select uuidv7(), id, '[2010-01-01,)', 'USD', 1000 from p`)
  await db.execute(sql`set local role sobo_judge`)
  for (const record of found)
    await db.execute(
      sql.raw(`insert into search_words select * from ${record}_words(array(select t.id from ${record} t
      where not exists (select from search_words w where w.record = '${record}' and w.record_id = t.id)))`),
    )
  await db.execute(sql`reset role`)
  await db.execute(sql`drop table planting`)
  await db.execute(sql.raw(`analyze search_words, ${planted.join(', ')}`))
}
