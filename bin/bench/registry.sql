-- The same enterprises, organisations and reports as records of the registry, inserted as the service account.
--
-- Row by row a million enterprises would take half an hour. So the triggers of the tables are off, except the one that
-- writes the trail, which takes a whole statement at once; words and parts of names are made at the end, by the
-- functions that the other triggers call. References are checked, and indexes made, when all rows are there: those of
-- records before the words, which are found by them, and the others last.
select open_service_door();
select set_config('sobo.change_set', gen_random_uuid()::text, true);
set local work_mem = '128MB';
set local maintenance_work_mem = '1GB';

create temp table filled on commit drop as
select tgrelid::regclass as name from pg_trigger where tgname = 'audit_insert';
create temp table postponed on commit drop as
select indrelid in (select name from filled) as of_records, format('drop index %s', indexrelid::regclass) as dropped,
  pg_get_indexdef(indexrelid) as made
from pg_index i where not indisunique and not exists (select from pg_constraint where conindid = indexrelid)
  and (indrelid in (select name from filled) or indrelid in ('audit'::regclass, 'search_words'::regclass, 'likeness'::regclass))
union all
select true, format('alter table %s drop constraint %I', conrelid::regclass, conname),
  format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
from pg_constraint where contype = 'f' and conrelid in (select name from filled);
create function pg_temp.run(statement text) returns void language plpgsql as $$ begin execute statement; end $$;
select pg_temp.run(format('alter table %s disable trigger user', name)) from filled;
select pg_temp.run(format('alter table %s enable trigger audit_insert', name)) from filled;
select pg_temp.run(dropped) from postponed;

insert into setting (id, key, value, valid) values (uuidv7(), 'office_name', 'Ban Quản lý (số liệu đo tốc độ)', '[2000-01-01,)');

create temp table parks on commit drop as select id, uuidv7() as own_id, name from raw.parks order by id;
with zone as (
  insert into unit (id, kind, code) values (uuidv7(), 'zone', 'KKT') returning id
), named as (
  insert into unit_state (id, unit_id, name, valid) select uuidv7(), id, 'Khu kinh tế', '[1990-01-01,)' from zone
)
insert into unit (id, kind, code, parent_id) select p.own_id, 'park', 'KCN-' || p.id, zone.id from parks p, zone;
insert into unit_state (id, unit_id, name, valid) select uuidv7(), own_id, name, '[1990-01-01,)' from parks;

-- All organisations stand below the committee of the zone.
create temp table committee on commit drop as select uuidv7() as own_id, id as unit_id from unit where kind = 'zone';
insert into organisation (id, unit_id, founded_on) select own_id, unit_id, '1999-01-01' from committee;
insert into organisation_state (id, organisation_id, valid, name, kind)
select uuidv7(), own_id, '[1999-01-01,)', 'Đảng bộ Khu kinh tế', 'upper_direct_committee' from committee;
insert into setting (id, key, value, valid) select uuidv7(), 'zone_committee', own_id, '[1999-01-01,)' from committee;

create temp table enterprises on commit drop as
select e.*, uuidv7() as own_id, p.own_id as unit_id from raw.enterprises e join parks p on p.id = e.park_id order by e.id;
insert into enterprise (id, unit_id, tax_code, established_on, investor_countries)
select own_id, unit_id, tax_code, created_at::date, case country when 'VN' then '{}' else array[country] end
from enterprises order by id;
insert into enterprise_state (id, enterprise_id, valid, name, ownership, standing)
select uuidv7(), own_id, '[1995-01-01,)', name,
  case ownership when 'fdi' then 'fdi_wholly' when 'private' then 'domestic_private' else ownership end::ownership,
  case status when 'active' then 'operating' when 'dissolved' then 'closed' else status end::enterprise_standing
from enterprises order by id;

create temp table quarters on commit drop as
select q, uuidv7() as own_id, (date '2023-10-01' + make_interval(months => 3 * q))::date as starts_on from generate_series(0, 11) q;
insert into period (id, kind, starts_on, ends_on, cut_off_on, opens_on, due_on, asks_figures)
select own_id, 'quarter', starts_on, ends_on, ends_on, ends_on - 15, ends_on + 5, q = 1
from quarters cross join lateral (select (starts_on + interval '3 months')::date - 1) e(ends_on);
insert into enterprise_figures (id, enterprise_id, period_id, workers)
select uuidv7(), e.own_id, q.own_id, e.labour from enterprises e join quarters q on q.q = 1 order by e.id;

create temp table organisations on commit drop as
select o.*, uuidv7() as own_id, uuidv7() as person_id, e.own_id as enterprise, e.unit_id
from raw.party_orgs o join enterprises e on e.id = o.enterprise_id order by o.id;
insert into organisation (id, unit_id, founded_on) select own_id, unit_id, established from organisations order by id;
insert into organisation_state (id, organisation_id, valid, name, kind, superior_id)
select uuidv7(), own_id, daterange(established, null), name,
  case type when 'chi_bo' then 'subordinate_cell' when 'chi_bo_co_so' then 'grassroots_cell' else 'grassroots_committee' end,
  (select own_id from committee)
from organisations order by id;
insert into coverage (id, organisation_id, enterprise_id, valid, is_host)
select uuidv7(), own_id, enterprise, daterange(established, null), true from organisations order by id;
insert into person (id, unit_id, full_name) select person_id, unit_id, secretary_name from organisations order by id;
insert into mandate (id, person_id, organisation_id, position, obtained, valid)
select uuidv7(), person_id, own_id, 'secretary', 'elected', '[2023-01-01,)' from organisations order by id;
-- For the last quarter every tenth report is missing, the first among them, and others wait or were returned; two years
-- are locked. What triggers set in a version is computed in a table of the same columns, because versions never change.
insert into member_report (id, organisation_id, period_id)
select uuidv7(), o.own_id, q.own_id
from raw.member_reports r join organisations o on o.id = r.org_id join quarters q on q.starts_on = r.period
where q < 11 or o.id % 10 <> 1 order by q, r.id;
create temp table versions (like member_report_version including defaults) on commit drop;
insert into versions (id, report_id, organisation_id, period_id, number, state, opening_total, opening_reason,
  other_increase, closing_total, official_members, probationary_members, female_members, submitted_at, decided_at, return_reason, previous_id)
select own_id, report_id, organisation_id, period_id, 1, decided.state, before, case when previous_id is null then 'số liệu ban đầu' end,
  members - before, members, members - b.probationary, b.probationary, female,
  starts_on + interval '92 days', case when decided.state <> 'submitted' then starts_on + interval '95 days' end,
  case when decided.state = 'returned' then 'số nữ chưa khớp danh sách' end, previous_id
from (
  select *, lag(own_id) over w as previous_id, coalesce(lag(members) over w, members) as before
  from (
    select uuidv7() as own_id, r.org_id, r.members, r.probationary, r.female, q.q, q.starts_on,
      m.id as report_id, m.organisation_id, m.period_id
    from raw.member_reports r join organisations o on o.id = r.org_id join quarters q on q.starts_on = r.period
    join member_report m on m.organisation_id = o.own_id and m.period_id = q.own_id) reports
  window w as (partition by org_id order by q)) r
cross join lateral (select least(r.probationary, r.members)) b(probationary)
cross join lateral (
  select case when q < 11 then 'confirmed' when org_id % 20 = 2 then 'submitted' when org_id % 50 = 3 then 'returned' else 'confirmed' end
    ::report_state) decided(state)
order by q, org_id;
update versions set sha256 = report_hash(row(versions.*)::member_report_version);
insert into member_report_version select * from versions;

analyze;
select pg_temp.run(made) from postponed where of_records;
select rebuild_words(), write_likeness(null, true);
select pg_temp.run(made) from postponed where not of_records;
select pg_temp.run(format('alter table %s enable trigger user', name)) from filled;

select set_config('sobo.reason', 'Chốt số liệu', true);
update period set locked_at = ends_on + interval '40 days' where ends_on < '2026-01-01';

-- The ids of the plain rows and of the records made from them.
create table raw.own (id integer primary key, own_id uuid not null);
insert into raw.own select id, own_id from enterprises;
create table raw.own_parks (id integer primary key, own_id uuid not null);
insert into raw.own_parks select id, own_id from parks;
create table raw.own_people (person_id uuid primary key, enterprise_id integer not null);
insert into raw.own_people select person_id, enterprise_id from organisations;
