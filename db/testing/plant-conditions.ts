import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'

const tables = [
  ...['enterprise', 'enterprise_state', 'enterprise_contact', 'enterprise_note', 'project', 'project_capital'],
  ...[
    'organisation',
    'organisation_state',
    'coverage',
    'person',
    'person_contact',
    'mandate',
    'enterprise_figures',
    'event',
    'event_organisation',
  ],
]

/**
 * Rows for conditions to differ by: enterprises in two units, every third with values missing, some retired, renamed or
 * not yet on record, with projects, organisations and people of whom the same is true. Without triggers.
 */
export async function plantConditions(db: Db, units: [string, string], period: string, many: number) {
  for (const table of tables) await db.execute(sql.raw(`alter table ${table} disable trigger user`))
  const [park, other] = units
  await db.execute(sql`create temporary table planting on commit drop as
    select i as n, uuidv7() as enterprise, uuidv7() as organisation, uuidv7() as person,
      (array[${park}::uuid, ${other}::uuid])[1 + i % 2] as unit, date '2012-01-01' + i * 97 % 4000 as day,
      (select id from commune order by name offset i % 3 limit 1) as commune,
      case when i % 11 = 0 then '-infinity'::date when i % 13 = 0 then date '2020-01-01' when i % 17 = 0 then date '2090-01-01' end as retired
    from generate_series(1, ${many}::int) i`)
  const statements = [
    `enterprise (id, unit_id, tax_code, established_on, investor_countries, is_export_processing, commune_id, address, retired_on)
      select enterprise, unit, case when n % 3 > 0 then (9911000000 + n)::text end, case when n % 4 > 0 then day end,
        (array['{}', '{JP}', '{JP,KR}', '{CN}'])[1 + n % 4]::text[], n % 5 = 0, case when n % 3 > 0 then commune end,
        case when n % 2 = 0 then 'Lô CN' || n % 6 || ', đường Số ' || n % 4 end, retired`,
    `enterprise_state (id, enterprise_id, name, ownership, standing, valid)
      select uuidv7(), enterprise, (array['Công ty Đại Á ', 'Công ty Dệt Hồng ', 'CTCP Thép '])[1 + n % 3] || n,
        (array['fdi_wholly', 'joint_venture', 'state', 'domestic_private'])[1 + n % 4]::ownership,
        (array['operating', 'suspended', 'closed'])[1 + n % 3]::enterprise_standing,
        case when n % 19 = 0 then daterange('2012-01-01', '2019-01-01') when n % 23 = 0 then daterange('2090-01-01', null) else daterange('2012-01-01', case when n % 2 = 0 then '2021-05-01'::date end) end`,
    `enterprise_state (id, enterprise_id, name, ownership, valid)
      select uuidv7(), enterprise, 'Tên mới ' || n, 'cooperative', '[2021-05-01,)'`,
    `enterprise_contact (id, enterprise_id, contact_name, phone) select uuidv7(), enterprise, 'Ông Ba ' || n % 7, case when n % 2 = 0 then '09' || 12345000 + n end`,
    `enterprise_note (id, enterprise_id, note) select uuidv7(), enterprise, 'cần gặp ' || n % 4`,
    `organisation (id, unit_id, founded_on, founding_document_id, retired_on) select organisation, unit, day, case when n % 2 = 0 then (select id from document order by id limit 1) end, case when n % 7 = 0 then '-infinity'::date end`,
    `organisation_state (id, organisation_id, name, kind, superior_id, valid)
      select uuidv7(), organisation, 'Chi bộ Đại Á ' || n, case when n % 5 = 0 then 'grassroots_committee' else 'grassroots_cell' end,
        case when n % 2 = 0 then (select organisation from planting p where p.n = 5) end, daterange('2012-01-01', case when n % 9 = 0 then '2020-01-01'::date end)`,
    `coverage (id, organisation_id, enterprise_id, valid, is_host, retired_on)
      select uuidv7(), organisation, enterprise, daterange('2012-01-01', case when n % 19 = 0 then '2019-01-01'::date when n % 4 = 0 or n % 9 = 0 then '2020-01-01' end), true, case when n % 10 = 0 then '-infinity'::date end`,
    `coverage (id, organisation_id, enterprise_id, valid, is_host)
      select uuidv7(), organisation, (select enterprise from planting p where p.n = 1 + planting.n % 5), daterange('2012-01-01', case when n % 9 = 0 then '2020-01-01'::date end), false`,
    `person (id, unit_id, full_name, sex, birth_year) select person, unit, (array['Nguyễn Thị Ánh', 'Đỗ Văn Bình', 'Lê Cường'])[1 + n % 3],
        (array['female', 'male', null])[1 + n % 3]::sex, case when n % 4 > 0 then 1950 + n % 50 end`,
    `person_contact (id, person_id, phone) select uuidv7(), person, '0988000' || 100 + n % 5`,
    `mandate (id, person_id, organisation_id, position, obtained, term_ends_on, valid)
      select uuidv7(), person, organisation, (array['secretary', 'committee_member'])[1 + n % 2]::public."position", 'elected',
        case when n % 3 > 0 then date '2027-01-01' + n end, daterange('2015-01-01', case when n % 6 = 0 or n % 9 = 0 then '2020-01-01'::date end)`,
    // An event has the id of its organisation.
    `event (id, unit_id, kind, effective_on, retired_on)
      select organisation, unit, (array['absorbed', 'split_off'])[1 + n % 2]::event_kind, day, case when n % 8 = 0 then '-infinity'::date end`,
    `event_organisation (id, event_id, organisation_id, part)
      select uuidv7(), (select organisation from planting p where p.n = 1 + planting.n % 9), organisation, 'subject'`,
    `enterprise_figures (id, enterprise_id, period_id, workers, exports_usd)
      select uuidv7(), enterprise, '${period}', case when n % 3 > 0 then n * 37 % 900 end, case when n % 2 = 0 then n * 1000.5 end`,
  ]
  for (const statement of statements) {
    const where = statement.includes('Tên mới')
      ? ' where n % 2 = 0 and n % 19 > 0 and n % 23 > 0'
      : statement.includes(', true,')
        ? ' where n % 23 > 0'
        : ''
    await db.execute(sql.raw(`insert into ${statement} from planting${where}`))
  }
  await db.execute(
    sql.raw(`with p as (insert into project (id, enterprise_id, unit_id, code, kind, name, certified_on, retired_on)
      select uuidv7(), enterprise, unit, 'Q' || n || '-' || m, (array['fdi', 'di'])[1 + (n + m) % 2]::project_kind, 'Nhà máy ' || n,
        day + m * 1500, case when (n + m) % 8 = 0 then '-infinity'::date end
      from planting cross join generate_series(1, 3) m where (n + m) % 3 > 0 returning id, code)
    insert into project_capital (id, project_id, valid, currency, registered_capital, implemented_capital)
      select uuidv7(), id, '[2010-01-01,)', (array['USD', 'VND'])[1 + length(code) % 2]::currency, 1000 * length(code) * ascii(right(code, 1)), case when code ~ '[13]$' then 777.25 end from p`),
  )
  await db.execute(sql`drop table planting`)
}
